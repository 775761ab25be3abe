// `npm run admin -- <command>`: one command of server/cli with the settings of the environment or of the data folder.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { fail, nodeIsTooOld, prepareDependencies } from "./dependencies.mjs";

if (nodeIsTooOld()) fail(`Hovorna needs Node 20.16 or newer, this is ${process.version}.`);
process.chdir(path.resolve(path.dirname(fileURLToPath(import.meta.url)), ".."));
await prepareDependencies({ production: true }).catch((error) => fail(error.message));
const settings = existsSync(".env") ? ["--env-file=.env"] : [];
const args = [...settings, "--import", "tsx", "embedded/admin.ts", ...process.argv.slice(2)];
process.exit(spawnSync(process.execPath, args, { stdio: "inherit" }).status ?? 1);
