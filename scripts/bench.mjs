// `npm run bench -- [name]`: runs bench/<name>.bench.ts, or all of them one after the other.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { fail, nodeIsTooOld, prepareDependencies } from "./dependencies.mjs";

if (nodeIsTooOld()) fail(`Hovorna needs Node 20.16 or newer, this is ${process.version}.`);
process.chdir(path.resolve(path.dirname(fileURLToPath(import.meta.url)), ".."));
await prepareDependencies({ production: false }).catch((error) => fail(error.message));
const names = readdirSync("bench").flatMap((file) => file.match(/^(.+)\.bench\.ts$/)?.[1] ?? []);
const [wanted] = process.argv.slice(2);
const chosen = names.filter((name) => !wanted || name === wanted);
if (chosen.length === 0) fail(`There is no measurement "${wanted}". Possible: ${names.join(", ")}`);

const failed = chosen.filter((name) => {
  console.log(`\n── ${name}`);
  const args = ["--import", "tsx", `bench/${name}.bench.ts`];
  return spawnSync(process.execPath, args, { stdio: "inherit" }).status !== 0;
});
if (failed.length > 0) fail(`\nFailed: ${failed.join(", ")}`);
