import type { Child } from "./children";
import { Failure } from "./failure";

/** Asks `url` until it answers 200 and returns the last status; throws when nothing listens in time. */
export async function waitUntil(url: string, options: { timeoutMs: number; child: Child }): Promise<number> {
  const deadline = Date.now() + options.timeoutMs;
  let gone = false;
  let last = 0;
  void options.child.exited.then(() => {
    gone = true;
  });
  while (Date.now() < deadline && !gone) {
    last = await fetch(url, { signal: AbortSignal.timeout(20_000) }).then(
      (response) => response.status,
      () => last,
    );
    if (last === 200) return last;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  if (last) return last;
  throw new Failure(`The ${options.child.name} does not answer; see ${options.child.logFile}`);
}
