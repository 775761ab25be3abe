import { initTRPC, TRPCError } from "@trpc/server";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import superjson from "superjson";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { CallError } from "./call-error";
import { clientOf, optionsOf } from "./call-options";
import { createCalls } from "./send-calls";

const t = initTRPC.create({
  transformer: superjson,
  errorFormatter: ({ shape, error }) => ({
    ...shape,
    data: { code: shape.data.code, httpStatus: 0, refusal: error.message },
  }),
});
const router = t.router({
  day: t.procedure
    .input((given) => given as { at: Date; skip?: string })
    .query(({ input }) => ({ next: input.at, back: input })),
  nothing: t.procedure.query(() => undefined),
  add: t.procedure.input((given) => given as number).mutation(({ input }) => input + 1),
  refuse: t.procedure.query(() => {
    throw new TRPCError({ code: "FORBIDDEN", message: "not for you" });
  }),
});

const asked: { url: string; init: RequestInit | undefined }[] = [];
beforeEach(() => {
  asked.length = 0;
  vi.stubGlobal("fetch", (url: string, init?: RequestInit) => {
    asked.push({ url, init });
    const req = new Request(new URL(url, "http://desk.test"), init);
    return fetchRequestHandler({ endpoint: "/api/trpc", req, router, createContext: () => ({}) });
  });
});
afterEach(() => void vi.unstubAllGlobals());

const at = new Date("2026-11-22T13:07:00Z");

it("asks a real tRPC server in one request for what is asked in one moment, and keeps dates and undefined", async () => {
  const call = createCalls();
  const answers = await Promise.all([
    call("query", "day", { at, skip: undefined }),
    call("query", "nothing", undefined),
  ]);
  expect(answers).toEqual([{ next: at, back: { at, skip: undefined } }, undefined]);
  expect(asked).toHaveLength(1);
  expect(await call("mutation", "add", 41)).toBe(42);
  expect(asked[1]?.init?.method).toBe("POST");
});

it("says what was refused without spoiling its neighbours, and when nothing got through", async () => {
  const call = createCalls();
  const [refused, fine] = await Promise.allSettled([call("query", "refuse", undefined), call("query", "day", { at })]);
  expect(refused).toMatchObject({ reason: { data: { code: "FORBIDDEN", refusal: "not for you" } } });
  expect(fine.status).toBe("fulfilled");
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("offline")));
  const lost = await call("query", "nothing", undefined).catch((error: unknown) => error);
  expect(lost).toBeInstanceOf(CallError);
  expect(lost).toMatchObject({ message: "offline", data: undefined });
  vi.stubGlobal("fetch", async () => new Response("<html>", { status: 502 }));
  expect(await call("query", "nothing", undefined).catch((error: unknown) => error)).toMatchObject({ data: undefined });
});

it("parts what would be too long for one address, and sends a last word alone and kept alive", async () => {
  const call = createCalls();
  await Promise.all(Array.from({ length: 5 }, (_, n) => call("query", "day", { at, skip: String(n).repeat(700) })));
  expect(asked.length).toBeGreaterThan(1);
  expect(asked.every(({ url }) => url.length <= 2_000)).toBe(true);
  await call("mutation", "add", 1, { outlivesPage: true });
  expect(asked.at(-1)?.init?.keepalive).toBe(true);
});

it("has tRPC's keys, so that what is known can be found, and no page in the key of a list", async () => {
  const call = vi.fn(async () => null);
  const trpc = optionsOf(call);
  expect(trpc.inbox.counts.queryOptions().queryKey).toEqual([["inbox", "counts"], { type: "query" }]);
  expect(trpc.inbox.pathFilter().queryKey).toEqual([["inbox"]]);
  const list = trpc.inbox.list.infiniteQueryOptions({ section: "mine", limit: 50 }, { getNextPageParam: () => null });
  expect(list.queryKey).toEqual([["inbox", "list"], { input: { section: "mine", limit: 50 }, type: "infinite" }]);
  expect(trpc.inbox.list.infiniteQueryKey({ section: "mine", limit: 50 })).toEqual(list.queryKey);
  expect(trpc.inbox.accept.mutationOptions().mutationKey).toEqual([["inbox", "accept"]]);
  await clientOf(call).inbox.accept.mutate({ sessionId: "s1" }, { context: { outlivesPage: true } });
  expect(call).toHaveBeenLastCalledWith("mutation", "inbox.accept", { sessionId: "s1" }, { outlivesPage: true });
});
