import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { lastWords, startNode } from "./children";
import { Failure } from "./failure";
import type { Source } from "./settings";

const folders = ["app", "components", "server", "db", "messages", "public"];
const files = [
  "package-lock.json",
  "package.json",
  "tsconfig.json",
  "next.config.js",
  "next.config.ts",
  "postcss.config.js",
  "proxy.ts",
  "instrumentation.ts",
];
const stamp = ".next/hovorna-build.json";
const buildId = ".next/BUILD_ID";
const next = "node_modules/next/dist/bin/next";

/** True when .next holds exactly these sources. */
export function isBuilt(): boolean {
  return existsSync(buildId) && existsSync(stamp) && readStamp() === fingerprint();
}

/** Builds the app; throws a Failure with the compiler's last words. Waits when somebody else builds it right now. */
export async function build(env: Source, logsDir: string, onStart: (stop: () => Promise<void>) => void): Promise<void> {
  for (let attempt = 1; !isBuilt(); attempt += 1) {
    const wanted = fingerprint();
    rmSync(stamp, { force: true });
    const nextEnv = { ...env, NODE_ENV: "production", TYPES_ARE_CHECKED: "1" };
    const child = startNode({ name: "build", args: [next, "build"], env: nextEnv, logsDir });
    onStart(() => child.stop(1_000));
    const code = await child.exited;
    if (code === 0 && existsSync(buildId)) return writeFileSync(stamp, JSON.stringify({ sources: wanted }));
    const words = lastWords(child.logFile);
    if (attempt > 60 || !/another next build|acquire lock/i.test(words)) {
      throw new Failure(`The app could not be built: ${words} (see ${child.logFile})`);
    }
    await new Promise((resolve) => setTimeout(resolve, 2_000));
  }
}

/** Contents, not times: a fresh checkout of the same sources is not stale. Tests do not count. */
function fingerprint(): string {
  const hash = createHash("sha256").update(process.version.split(".")[0] ?? "");
  for (const path of [...files, ...folders.flatMap(walk)].sort()) {
    if (existsSync(path)) hash.update(path).update("\0").update(readFileSync(path)).update("\0");
  }
  return hash.digest("hex");
}

function walk(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return path === join("db", "migrations") ? [] : walk(path);
    return /\.test\.tsx?$/.test(entry.name) ? [] : [path];
  });
}

function readStamp(): string | undefined {
  try {
    return JSON.parse(readFileSync(stamp, "utf8")).sources;
  } catch {
    return undefined;
  }
}
