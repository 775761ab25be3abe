// After a dependency change: `node scripts/complete-lock.mjs` (`--check` only looks). npm leaves packages of other platforms out of the lock
// when the registry at hand lacks them, and `npm ci` then stops there; this names them again, without any host.
import { readFileSync, writeFileSync } from "node:fs";

const lock = JSON.parse(readFileSync("package-lock.json", "utf8"));
const missing = missingPlatformPackages();
console.log(missing.map(({ path }) => `missing ${path}`).join("\n") || "nothing is missing");
if (process.argv.includes("--check")) process.exit(missing.length === 0 ? 0 : 1);

for (const { path, version, os, cpu, libc } of missing) {
  lock.packages[path] = { version, optional: true, os, cpu, ...(libc && { libc }) };
}
for (const entry of Object.values(lock.packages)) delete entry.resolved;
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync("package-lock.json", `${JSON.stringify(lock, null, 2)}\n`);

/** Optional dependencies of any package that the lock does not hold and whose name tells their platform. */
function missingPlatformPackages() {
  return Object.entries(lock.packages).flatMap(([parent, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies).flatMap(([name, version]) => {
      const platform = platformOf(name);
      const exact = /^\d+\.\d+\.\d+[^ ]*$/.test(version);
      if (!platform || !exact || isHeld(lock.packages, parent, name)) return [];
      return [{ path: `node_modules/${name}`, version, ...platform }];
    }),
  );
}

function platformOf(name) {
  const found =
    /(darwin|linux|linuxmusl|win32|windows|freebsd|android|openharmony)-(x64|arm64|arm|ia32|ppc64|s390x|riscv64)/.exec(
      name,
    );
  if (!found) return undefined;
  const os = { linuxmusl: "linux", windows: "win32" }[found[1]] ?? found[1];
  const libc = /musl/.test(name) ? ["musl"] : /gnu/.test(name) && os === "linux" ? ["glibc"] : undefined;
  return { os: [os], cpu: [found[2]], libc };
}

/** npm looks in the parent's own folder first, then further up. */
function isHeld(packages, parent, name) {
  for (let folder = parent; ; folder = folder.slice(0, Math.max(folder.lastIndexOf("/node_modules/"), 0))) {
    if (packages[`${folder ? `${folder}/` : ""}node_modules/${name}`]) return true;
    if (!folder) return false;
  }
}
