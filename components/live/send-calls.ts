import { CallError, type CallProblem } from "./call-error";
import { fromWire, toWire, type Wired } from "./wire";

export type Kind = "query" | "mutation";
export type CallOptions = {
  /** A last word of a page that is being closed. */
  outlivesPage?: boolean;
};
export type Call = (kind: Kind, path: string, input: unknown, options?: CallOptions) => Promise<unknown>;

type Waiting = {
  path: string;
  input: Wired | undefined;
  resolve: (value: unknown) => void;
  reject: (error: CallError) => void;
};
type Answer = { result?: { data?: Wired }; error?: Wired };

const url = "/api/trpc";
/** Longer addresses are cut by proxies; more calls than that the server refuses (app/api/trpc). */
const longestUrl = 2_000;
const mostCalls = 30;

/**
 * Calls in tRPC's own words: what is asked for in one moment goes as one request. `@trpc/client` does more than the desk needs, and
 * every page would carry it.
 */
export function createCalls(): Call {
  const waiting: Record<Kind, Waiting[]> = { query: [], mutation: [] };
  const flush = (kind: Kind) => {
    for (const batch of batchesOf(waiting[kind].splice(0), kind)) void send(kind, batch, {});
  };
  return (kind, path, input, options = {}) =>
    new Promise((resolve, reject) => {
      const call: Waiting = { path, input: input === undefined ? undefined : toWire(input), resolve, reject };
      if (options.outlivesPage) return void send(kind, [call], { keepalive: true });
      if (waiting[kind].push(call) === 1) setTimeout(() => flush(kind));
    });
}

function batchesOf(calls: Waiting[], kind: Kind): Waiting[][] {
  const batches: Waiting[][] = [];
  for (const call of calls) {
    const last = batches.at(-1);
    const isFull =
      !last || last.length >= mostCalls || (kind === "query" && urlOf([...last, call]).length > longestUrl);
    if (isFull) batches.push([call]);
    else last.push(call);
  }
  return batches;
}

const pathsOf = (calls: Waiting[]): string => `${url}/${calls.map(({ path }) => path).join(",")}?batch=1`;
const inputsOf = (calls: Waiting[]): string =>
  JSON.stringify(Object.fromEntries(calls.map(({ input }, at) => [at, input])));
const urlOf = (calls: Waiting[]): string => `${pathsOf(calls)}&input=${encodeURIComponent(inputsOf(calls))}`;

async function send(kind: Kind, calls: Waiting[], init: RequestInit): Promise<void> {
  try {
    const answers = await ask(kind, calls, init);
    calls.forEach((call, at) => {
      settle(call, Array.isArray(answers) ? answers[at] : answers);
    });
  } catch (error) {
    for (const { reject } of calls) reject(new CallError(null, error));
  }
}

async function ask(kind: Kind, calls: Waiting[], init: RequestInit): Promise<Answer | Answer[]> {
  const response =
    kind === "query"
      ? await fetch(urlOf(calls), init)
      : await fetch(pathsOf(calls), {
          ...init,
          method: "POST",
          headers: { "content-type": "application/json" },
          body: inputsOf(calls),
        });
  return (await response.json()) as Answer | Answer[]; // tRPC's own answer; anything else says nothing below
}

function settle({ resolve, reject }: Waiting, answer: Answer | undefined): void {
  if (answer?.result) resolve(answer.result.data ? fromWire(answer.result.data) : undefined);
  else reject(new CallError(answer?.error ? (fromWire(answer.error) as CallProblem) : null));
}
