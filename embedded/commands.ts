import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { Failure } from "./failure";
import type { Source } from "./settings";

/** Runs one `npm run admin` command; throws a Failure with its last line. Returns what it printed. */
export async function adminCommand(env: Source, ...args: string[]): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ["--import", "tsx", "server/cli/admin.ts", ...args],
      { env: env as NodeJS.ProcessEnv, timeout: 60_000 },
    );
    return stdout.trim();
  } catch (error) {
    const output = error instanceof Error && "stderr" in error ? String(error.stderr).trim() : String(error);
    const lines = output.split("\n").filter((line) => line.trim() && !/^\s+at |^Node\.js v/.test(line));
    throw new Failure(`${args[0]}: ${lines.find((line) => /error/i.test(line)) ?? lines.at(-1) ?? "no reason given"}`);
  }
}
