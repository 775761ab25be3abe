import type { OpenStream, Refusal } from "./follow-changes";

/** The server pings more often; a stream that is silent for longer has lost its other end. */
const silentMs = 25_000;

/**
 * The live stream of `app/api/live`, of the person whose page this is: whoever else signed in here meanwhile is refused. Read by
 * hand: an EventSource tells neither why it was refused nor that it pings.
 */
export const openStreamOf =
  (userId: string): OpenStream =>
  (lastEventId, handlers) => {
    const closing = new AbortController();
    let isClosed = false;
    let silence: ReturnType<typeof setTimeout> | undefined;
    const hear = () => {
      clearTimeout(silence);
      silence = setTimeout(() => closing.abort(), silentMs);
    };
    /** Ends with what is to be told of its end. */
    const read = async (): Promise<() => void> => {
      hear();
      const headers = { accept: "text/event-stream", "last-event-id": lastEventId };
      const init: RequestInit = { headers, cache: "no-store", signal: closing.signal };
      const answer = await fetch(`/api/live?of=${userId}`, init);
      if (!answer.ok || !answer.body) {
        const why = await refusalOf(answer);
        return () => (why ? handlers.onRefused(why) : handlers.onError());
      }
      handlers.onLive();
      let rest = "";
      const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        hear();
        const events = (rest + part.value).split("\n\n");
        rest = events.pop() ?? "";
        for (const event of events) if (!isClosed) tell(event, handlers);
      }
      return handlers.onEnd;
    };
    handlers.onBroken();
    void read()
      .catch(() => handlers.onError)
      .then((tellEnd) => {
        clearTimeout(silence);
        if (!isClosed) tellEnd();
      });
    return () => {
      isClosed = true;
      clearTimeout(silence);
      closing.abort();
    };
  };

/** Null = the server is in trouble, or what answered was not ours. */
async function refusalOf(answer: Response): Promise<Refusal | null> {
  if (answer.status === 401) return "out";
  const { refusal } = await answer.json().catch(() => ({}));
  return refusal?.key === "featureOff" ? "off" : null;
}

/** Comments are pings. */
function tell(event: string, { onMessage, onLive }: Parameters<OpenStream>[1]): void {
  const [, id, data] = /^id: (.+)\ndata: (.+)$/.exec(event) ?? [];
  if (id && data) onMessage(JSON.parse(data), id);
  else onLive();
}
