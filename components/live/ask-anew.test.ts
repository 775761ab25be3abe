import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { expect, it } from "vitest";
import { askAnew } from "./ask-anew";

/** A server whose thread has a message more each time `say` is called; an answer was read before it arrives. */
function desk() {
  let said = 0;
  let asked = 0;
  const arrivals: (() => void)[] = [];
  const client = new QueryClient();
  const queryFn = async () => {
    const read = said;
    asked += 1;
    await new Promise<void>((resolve) => arrivals.push(resolve));
    return read;
  };
  const options = { queryKey: ["thread"], queryFn, retry: false };
  return {
    client,
    options,
    say: () => (said += 1),
    arrive: async () => {
      arrivals.shift()?.();
      await new Promise((resolve) => setTimeout(resolve));
    },
    shown: () => client.getQueryData(options.queryKey),
    asked: () => asked,
  };
}

it("asks once more what was read before the change and comes after it (O24)", async () => {
  const { client, options, say, arrive, shown, asked } = desk();
  const leave = new QueryObserver(client, options).subscribe(() => undefined);
  say();
  const done = askAnew(client, ({ queryKey }) => queryKey[0] === "thread");
  await arrive();
  await arrive();
  await done;
  expect([shown(), asked()]).toEqual([1, 2]);
  leave();
});

it("does not take for new what was asked for in advance and comes after the change", async () => {
  const { client, options, say, arrive } = desk();
  const fetched = client.fetchQuery(options);
  say();
  const done = askAnew(client, () => true);
  await arrive();
  await Promise.all([fetched, done]);
  expect(client.getQueryState(options.queryKey)).toMatchObject({ data: 0, isInvalidated: true });
});

it("asks once for what is there, and leaves the rest alone", async () => {
  const { client, options, say, arrive, shown, asked } = desk();
  const leave = new QueryObserver(client, options).subscribe(() => undefined);
  await arrive();
  say();
  await askAnew(client, () => false);
  expect(asked()).toBe(1);
  const done = askAnew(client, () => true);
  await arrive();
  await done;
  expect([shown(), asked()]).toEqual([1, 2]);
  leave();
});
