import { type Child, lastWords } from "./children";

export type Shutdown = ReturnType<typeof createShutdown>;

/** Knows everything that must end, and ends it once: programs together, then Postgres, within five seconds. */
export function createShutdown() {
  const programs: Child[] = [];
  const atEnd: (() => void | Promise<void>)[] = [];
  let postgres: Child | undefined;
  let ending: Promise<void> | undefined;

  async function end(code: number): Promise<void> {
    ending ??= endAll();
    await ending;
    process.exit(code);
  }

  async function endAll(): Promise<void> {
    await Promise.all(programs.map((child) => child.stop(2_500)));
    await postgres?.stop(1_500);
    for (const last of atEnd.reverse()) await last();
  }

  /** Ends everything when this one dies by itself. */
  function watch(child: Child): void {
    void child.exited.then((code) => {
      if (ending) return;
      const words = lastWords(child.logFile);
      console.error(`The ${child.name} ended unexpectedly (${code ?? "killed"}): ${words} (see ${child.logFile})`);
      void end(1);
    });
  }

  return {
    end,
    isEnding: () => ending !== undefined,
    atEnd: (work: () => void | Promise<void>) => void atEnd.push(work),
    program: (child: Child) => {
      programs.push(child);
      watch(child);
      if (ending) void child.stop(500);
      return child;
    },
    postgres: (child: Child) => {
      postgres = child;
      watch(child);
      if (ending) void child.stop(500);
    },
    /** Something short that may be interrupted, like a build. */
    interruptible: (stop: () => Promise<void>) => void atEnd.push(stop),
  };
}
