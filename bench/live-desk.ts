import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../embedded/ports";

type Ready = { appUrl: string; databaseUrl: string; password: string; logins: string[] };
export type Desk = { appUrl: string; databaseUrl: string; cookie: string; end: () => Promise<void> };

/** A demo desk of its own in a folder that is removed again, or the one that BENCH_APP_URL names; somebody is signed in. */
export async function startDesk(): Promise<Desk> {
  const { BENCH_APP_URL: appUrl, BENCH_DATABASE_URL: databaseUrl } = process.env;
  const { ready, end } =
    appUrl && databaseUrl ? { ready: { appUrl, databaseUrl, ...demo }, end: async () => undefined } : await startOwn();
  return { ...ready, cookie: await signIn(ready), end };
}

const demo = { password: "hovorna-demo", logins: ["supervisor@hovorna.example"] };

async function startOwn(): Promise<{ ready: Ready; end: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), "hovorna-bench-"));
  chmodSync(folder, 0o755);
  const env = {
    ...process.env,
    DATABASE_URL: "",
    PORT: String(await freePort()),
    SIMULATOR_PORT: String(await freePort()),
    DATA_DIR: folder,
    HOVORNA_READY_JSON: "1",
  };
  const child = spawn(process.execPath, ["embedded/start.mjs", "--yes"], { env, stdio: ["ignore", "pipe", "inherit"] });
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const end = async () => {
    child.kill("SIGTERM");
    await gone;
    rmSync(folder, { recursive: true, force: true });
  };
  let output = "";
  for await (const chunk of child.stdout) {
    output += String(chunk);
    const [, facts] = /HOVORNA_READY (.+)\n/.exec(output) ?? [];
    if (facts) return { ready: JSON.parse(facts), end };
  }
  throw new Error(output);
}

async function signIn({ appUrl, password, logins: [email = ""] }: Ready): Promise<string> {
  const asked = await fetch(`${appUrl}/api/auth/csrf`);
  const { csrfToken } = (await asked.json()) as { csrfToken: string }; // next-auth's own answer
  const body = new URLSearchParams({ csrfToken, email, password, json: "true" });
  const answer = await fetch(`${appUrl}/api/auth/callback/credentials`, {
    method: "POST",
    body,
    headers: { cookie: cookiesOf(asked) },
    redirect: "manual",
  });
  return cookiesOf(answer);
}

const cookiesOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
