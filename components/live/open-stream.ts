import type { OpenStream } from "./follow-changes";

/** The server pings more often; a stream that is silent for longer has lost its other end. */
const silentMs = 25_000;

/** The server answered, but with no stream. */
export class StreamRefused extends Error {
  constructor(readonly status: number) {
    super(`the stream was refused (${status})`);
  }
}

/** The live stream of `app/api/live`. Read by hand: an EventSource tells neither why it was refused nor that it pings. */
export const openStream: OpenStream = (lastEventId, handlers) => {
  const closing = new AbortController();
  let silence: ReturnType<typeof setTimeout> | undefined;
  const hear = () => {
    clearTimeout(silence);
    silence = setTimeout(() => closing.abort(new Error("the stream is silent")), silentMs);
  };
  const read = async (): Promise<void> => {
    hear();
    const headers = { accept: "text/event-stream", "last-event-id": lastEventId };
    const answer = await fetch("/api/live", { headers, cache: "no-store", signal: closing.signal });
    if (!answer.ok || !answer.body) throw new StreamRefused(answer.status);
    handlers.onLive();
    let rest = "";
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      hear();
      const events = (rest + part.value).split("\n\n");
      rest = events.pop() ?? "";
      for (const event of events) tell(event, handlers);
    }
  };
  handlers.onBroken();
  void read()
    .then(handlers.onEnd, handlers.onError)
    .finally(() => clearTimeout(silence));
  return () => {
    clearTimeout(silence);
    closing.abort();
  };
};

/** Comments are pings. */
function tell(event: string, { onMessage }: Parameters<OpenStream>[1]): void {
  const [, id, data] = /^id: (.+)\ndata: (.+)$/.exec(event) ?? [];
  if (id && data) onMessage(JSON.parse(data), id);
}
