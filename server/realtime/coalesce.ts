/**
 * Runs `run` at once, then at most once in `intervalMs`, and never beside itself: what was asked meanwhile is one run more.
 * `run` must not throw.
 */
export function coalesced(intervalMs: number, run: () => Promise<void>): () => void {
  let isBusy = false;
  let isWanted = false;
  const start = (): void => {
    isBusy = true;
    isWanted = false;
    const rest = new Promise((resolve) => setTimeout(resolve, intervalMs));
    void Promise.all([run(), rest]).then(() => {
      isBusy = false;
      if (isWanted) start();
    });
  };
  return () => {
    isWanted = true;
    if (!isBusy) start();
  };
}
