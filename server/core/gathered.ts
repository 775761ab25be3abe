export type Gathering<Item> = {
  /** Items of different keys never share a group. */
  keyOf: (item: Item) => string;
  /** All or nothing. */
  together: (group: Item[]) => Promise<void>;
  /** What is left when a group failed; it holds no group up. */
  alone: (item: Item) => Promise<void>;
  mostInGroup: number;
  /** So many groups of one key, and of all keys, are at work at the same time. */
  mostOfKey: number;
  mostOfAll: number;
};

type Waiting<Item> = { item: Item; settle: (end: Promise<void>) => void };

/**
 * Works items off in groups, without ever waiting for more to come: what arrives in the same tick, or while earlier groups are at
 * work, is the next group. The busier it gets, the larger they are. Where a group fails, each of its items goes alone and the
 * promise of an item settles as its own end does.
 */
export function gathered<Item>(gathering: Gathering<Item>): (item: Item) => Promise<void> {
  const { keyOf, together, alone, mostInGroup, mostOfKey, mostOfAll } = gathering;
  const waiting = new Map<string, Waiting<Item>[]>();
  const busy = new Map<string, number>();
  let busyAll = 0;
  let isPlanned = false;

  const plan = (): void => {
    if (isPlanned) return;
    isPlanned = true;
    setImmediate(() => {
      isPlanned = false;
      for (const key of [...waiting.keys()])
        if (busyAll < mostOfAll && (busy.get(key) ?? 0) < mostOfKey) void start(key);
    });
  };

  async function start(key: string): Promise<void> {
    const group = take(key);
    count(key, 1);
    const isDone = await together(group.map(({ item }) => item)).then(
      () => true,
      () => false,
    );
    count(key, -1);
    if (waiting.size > 0) plan();
    for (const { item, settle } of group) settle(isDone ? Promise.resolve() : alone(item));
  }

  /** What is left of the key stands behind the others. */
  function take(key: string): Waiting<Item>[] {
    const queue = waiting.get(key) ?? [];
    const group = queue.splice(0, mostInGroup);
    waiting.delete(key);
    if (queue.length > 0) waiting.set(key, queue);
    return group;
  }

  function count(key: string, change: 1 | -1): void {
    busyAll += change;
    const now = (busy.get(key) ?? 0) + change;
    if (now > 0) busy.set(key, now);
    else busy.delete(key);
  }

  return (item) =>
    new Promise((settle) => {
      const key = keyOf(item);
      const queue = waiting.get(key) ?? [];
      queue.push({ item, settle });
      waiting.set(key, queue);
      plan();
    });
}
