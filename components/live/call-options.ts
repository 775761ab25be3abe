import { skipToken } from "@tanstack/react-query";
import type { TRPCClient } from "@trpc/client";
import type { TRPCOptionsProxy } from "@trpc/tanstack-react-query";
import type { AppRouter } from "@/server/trpc/root";
import type { Call, CallOptions } from "./send-calls";

type Options = TRPCOptionsProxy<AppRouter>;
export type Client = TRPCClient<AppRouter>;
type Input = Record<string, unknown>;
type Page = { pageParam?: unknown; direction?: unknown };
type Given = Record<string, unknown> | undefined;

/** `trpc.inbox.list.queryOptions(input, options)` and its sisters, with tRPC's types and keys. */
export const optionsOf = (call: Call): Options =>
  proxyOf([], (path, last, [first, second]) => answerOf(call, path, last, first, second as Given)) as Options;

/** `client.inbox.reply.mutate(input)`. */
export const clientOf = (call: Call): Client =>
  proxyOf([], (path, last, [input, options]) =>
    call(
      last === "query" ? "query" : "mutation",
      path.join("."),
      input,
      (options as { context?: CallOptions })?.context,
    ),
  ) as Client;

function answerOf(call: Call, path: string[], last: string, first: unknown, second: Given): unknown {
  const name = path.join(".");
  switch (last) {
    case "queryOptions":
      return {
        ...second,
        queryKey: keyOf(path, first, "query"),
        queryFn: first === skipToken ? skipToken : () => call("query", name, first),
      };
    case "infiniteQueryOptions":
      return {
        ...second,
        queryKey: keyOf(path, withoutPage(first), "infinite"),
        queryFn: first === skipToken ? skipToken : (page: Page) => call("query", name, pageInput(first, page)),
        initialPageParam: second?.initialCursor ?? (first as Input | undefined)?.cursor,
      };
    case "mutationOptions":
      return {
        ...(first as Given),
        mutationKey: [path],
        mutationFn: (input: unknown) => call("mutation", name, input),
      };
    case "mutationKey":
      return [path];
    case "queryKey":
      return keyOf(path, first, "query");
    case "infiniteQueryKey":
      return keyOf(path, withoutPage(first), "infinite");
    case "queryFilter":
      return { ...second, queryKey: keyOf(path, first, "query") };
    case "pathKey":
      return [path];
    case "pathFilter":
      return { ...(first as Given), queryKey: [path] };
  }
  throw new Error(`trpc.${name}.${last} is not there`);
}

const keyOf = (path: string[], input: unknown, type: "query" | "infinite") => [
  path,
  input === undefined || input === skipToken ? { type } : { input, type },
];

/** One key for all pages of a list. */
function withoutPage(input: unknown): unknown {
  if (typeof input !== "object" || input === null) return input;
  const { cursor: _cursor, direction: _direction, ...rest } = input as Input;
  return rest;
}

const pageInput = (input: unknown, { pageParam, direction }: Page): Input => ({
  ...(input as Input | undefined),
  ...(pageParam === undefined ? {} : { cursor: pageParam }),
  direction,
});

type Answer = (path: string[], last: string, args: unknown[]) => unknown;

/** Names are collected until something is called. */
function proxyOf(path: string[], answer: Answer): unknown {
  const inner = new Map<string, unknown>();
  return new Proxy(() => undefined, {
    get: (_target, name) => {
      if (typeof name !== "string") return undefined;
      const known = inner.get(name) ?? proxyOf([...path, name], answer);
      inner.set(name, known);
      return known;
    },
    apply: (_target, _this, args) => answer(path.slice(0, -1), path.at(-1) ?? "", args),
  });
}
