import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

process.env.TZ = "Asia/Kolkata";

/** Pure rules and mappings. */
const rules = ["server/**/*.test.ts", "simulator/**/*.test.ts", "db/**/*.test.ts"];
const excluded = ["**/node_modules/**", ".next/**", ".data/**", "e2e/**"];

export default defineConfig({
  plugins: [react()],
  resolve: { tsconfigPaths: true },
  test: {
    // Vitest leaves one core free, which on two cores means one file after the other; the database tests wait for Postgres half of the time.
    maxWorkers: "100%",
    // A limit against tests that hang. Screens drawn in jsdom beside the database tests take seconds.
    testTimeout: 30_000,
    // As the browser stories: what only a busy machine's order of things made fail is tried once more where nobody looks.
    retry: process.env.CI ? 1 : 0,
    hookTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["**/*.test.ts", "**/*.test.tsx"],
          exclude: [...excluded, ...rules, "**/*.db.test.ts"],
          setupFiles: ["./scripts/settle-timers.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "rules",
          include: rules,
          exclude: [...excluded, "**/*.db.test.ts"],
          // Nothing here keeps state between files, and most of a file's time would go into loading the same modules again.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: "db",
          include: ["**/*.db.test.ts"],
          exclude: excluded,
          // Each file has a database and a world of its own; what modules remember hangs on these.
          isolate: false,
          globalSetup: ["./db/test/global-setup.ts"],
        },
      },
    ],
  },
});
