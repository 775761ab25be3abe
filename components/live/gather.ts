/**
 * Collects what comes within `delayMs` and hands it over at once; what comes while `flush` works waits for it to end. So a burst
 * asks the server once, and a steady stream of changes never cuts off an answer that is on its way.
 */
export function gather<Item>(delayMs: number, flush: (items: Item[]) => Promise<unknown>) {
  let waiting: Item[] = [];
  let isBusy = false;
  const run = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, delayMs));
    const items = waiting;
    waiting = [];
    await flush(items).catch(() => undefined);
    if (waiting.length > 0) return run();
    isBusy = false;
  };
  return (items: Item[]): void => {
    waiting.push(...items);
    if (isBusy || items.length === 0) return;
    isBusy = true;
    void run();
  };
}
