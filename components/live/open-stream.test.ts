import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { openStreamOf } from "./open-stream";

const handlers = {
  ...{ onMessage: vi.fn(), onLive: vi.fn(), onBroken: vi.fn(), onRefused: vi.fn(), onEnd: vi.fn(), onError: vi.fn() },
};
const openStream = openStreamOf("petra");
let say: (text: string) => void = () => undefined;
let end: () => void = () => undefined;
let breakOff: (reason: unknown) => void = () => undefined;
let asked: Request[] = [];
const answer = vi.fn<() => Response | Promise<Response>>();

beforeEach(() => {
  vi.clearAllMocks();
  asked = [];
  answer.mockImplementation(streamed);
  vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
    asked.push(new Request(`http://desk${path}`, init));
    const aborted = new Promise<never>((_, reject) =>
      init.signal?.addEventListener("abort", () => {
        reject(init.signal?.reason);
        breakOff(init.signal?.reason);
      }),
    );
    return Promise.race([answer(), aborted]);
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function streamed(): Response {
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      say = (text) => controller.enqueue(new TextEncoder().encode(text));
      end = () => controller.close();
      breakOff = (reason) => controller.error(reason);
    },
  });
  return new Response(body);
}

const news = { resync: false, changes: [{ kind: "message", subjectId: "č" }], viewers: [] };
const frame = (id: string) => `id: ${id}\ndata: ${JSON.stringify(news)}\n\n`;

it("goes on after the given cursor and tells messages however the network cuts them", async () => {
  openStream("1:1:", handlers);
  await vi.waitFor(() => expect(handlers.onLive).toHaveBeenCalled());
  expect(asked[0]?.headers.get("last-event-id")).toBe("1:1:");
  expect(asked[0]?.url).toBe("http://desk/api/live?of=petra");
  for (const letter of `: ping\n\n${frame("2:2:")}`) say(letter);
  say(`${frame("3:3:")}: ping\n\n${frame("4:4:")}id: 5:5`);
  await vi.waitFor(() => expect(handlers.onMessage).toHaveBeenCalledTimes(3));
  expect(handlers.onMessage.mock.calls).toEqual([
    [news, "2:2:"],
    [news, "3:3:"],
    [news, "4:4:"],
  ]);
  end();
  await vi.waitFor(() => expect(handlers.onEnd).toHaveBeenCalledTimes(1));
  expect(handlers.onError).not.toHaveBeenCalled();
});

const featureOff = JSON.stringify({ refusal: { key: "featureOff", values: {} } });
it.each([
  ["there is no login", 401, null, "out"],
  ["WhatsApp is off (S1.1)", 404, featureOff, "off"],
])("says that it was refused because %s", async (_, status, body, why) => {
  answer.mockImplementation(() => new Response(body, { status }));
  openStream("1:1:", handlers);
  await vi.waitFor(() => expect(handlers.onRefused).toHaveBeenCalledWith(why));
  expect(handlers.onLive).not.toHaveBeenCalled();
  expect(handlers.onError).not.toHaveBeenCalled();
});

it.each([
  [404, "<h1>No such app</h1>"],
  [502, "{}"],
  [503, null],
])("takes an answer %s that is not ours for trouble that passes", async (status, body) => {
  answer.mockImplementation(() => new Response(body, { status }));
  openStream("1:1:", handlers);
  await vi.waitFor(() => expect(handlers.onError).toHaveBeenCalledTimes(1));
  expect(handlers.onRefused).not.toHaveBeenCalled();
});

it.each([
  ["an answer", () => new Promise<Response>(() => undefined)],
  ["a word", streamed],
])("breaks when it waits for %s for too long", async (_, silent) => {
  vi.useFakeTimers();
  answer.mockImplementation(silent);
  openStream("1:1:", handlers);
  await vi.advanceTimersByTimeAsync(24_000);
  expect(handlers.onError).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(handlers.onError).toHaveBeenCalledTimes(1);
});

it("lives as long as it is pinged, and is silent when it is closed", async () => {
  vi.useFakeTimers();
  const close = openStream("1:1:", handlers);
  for (let n = 0; n < 4; n += 1) {
    await vi.advanceTimersByTimeAsync(15_000);
    say(": ping\n\n");
  }
  await vi.advanceTimersByTimeAsync(10);
  expect(handlers.onError).not.toHaveBeenCalled();
  expect(handlers.onLive).toHaveBeenCalledTimes(5);
  close();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked[0]?.signal.aborted).toBe(true);
  expect(handlers.onError).not.toHaveBeenCalled();
  expect(handlers.onEnd).not.toHaveBeenCalled();
});
