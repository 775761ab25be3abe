import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const file = fileURLToPath(new URL("./sender.ts", import.meta.url));

/** Sending processes that are killed without warning and replaced, until told to stop. */
export async function startSenders(count: number, env: Record<string, string>) {
  const running = new Set<ChildProcess>();
  const ready: ChildProcess[] = [];

  async function start(): Promise<void> {
    const child = spawn(process.execPath, ["--import", "tsx", file], {
      env: { ...process.env, ...env },
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    running.add(child);
    child.once("exit", () => running.delete(child));
    child.once("message", () => ready.push(child));
    await Promise.race([once(child, "message"), once(child, "exit")]);
  }

  await Promise.all(Array.from({ length: count }, start));

  return {
    /** Kills the one that has lived longest; another one starts. Answers when (performance.now). */
    killOne(): number {
      const killedAt = performance.now();
      ready.shift()?.kill("SIGKILL");
      void start();
      return killedAt;
    },
    areReady: (): boolean => ready.length === count,
    async stop(): Promise<void> {
      await Promise.all(
        [...running].map(async (child) => {
          const gone = once(child, "exit");
          child.kill("SIGKILL");
          await gone;
        }),
      );
    },
  };
}
