// The bootstrap of `npm start`: nothing but Node's own modules, and syntax that an old Node reads far enough to be told so.
import childProcess from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import url from "node:url";
import { fail, nodeIsTooOld, prepareDependencies } from "../scripts/dependencies.mjs";

const root = path.resolve(path.dirname(url.fileURLToPath(import.meta.url)), "..");
const known = ["--reset", "--yes", "--dev", "--no-demo"];
const flags = process.argv.slice(2);
const unknown = flags.find((flag) => known.indexOf(flag) < 0);

if (nodeIsTooOld()) {
  fail(`Hovorna needs Node 20.16 or newer, this is ${process.version}. Install a newer one from https://nodejs.org.`);
}
if (unknown) fail(`Unknown option ${unknown}. Possible: ${known.join(", ")}.`);
process.chdir(root);

prepareDependencies({ production: true }).then(run, (error) => fail(error.message));

function run() {
  const settings = fs.existsSync(".env") ? ["--env-file=.env"] : [];
  const args = settings.concat(["--import", "tsx", "embedded/main.ts"], flags);
  const child = childProcess.spawn(process.execPath, args, {
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: process.env,
  });
  // The terminal sends Ctrl-C to both; the child counts the first signal only.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill("SIGTERM"));
  endWithNpm(child);
  child.on("error", (error) => fail(error.message));
  child.on("exit", (code) => process.exit(code === null ? 1 : code));
}

/** Some npm versions die of a signal without passing it on; then nobody would end us any more. */
function endWithNpm(child) {
  const npm = process.ppid;
  if (!process.env.npm_lifecycle_event) return;
  const timer = setInterval(() => {
    if (process.ppid !== npm) child.kill("SIGTERM");
  }, 500);
  timer.unref();
}
