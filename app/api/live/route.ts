import { toEventStream } from "@/server/realtime/event-stream";
import { streamChanges } from "@/server/realtime/stream-changes";
import { permitted } from "../permitted";

/** A live stream ends by plan well before. */
export const maxDuration = 60;

const headers = {
  "Content-Type": "text/event-stream",
  "Cache-Control": "no-store, no-transform",
  "X-Accel-Buffering": "no",
  // The connection is not kept for later, so that a server that ends need not wait for it.
  Connection: "close",
};

/** What changes, as server-sent events, from after the cursor in `Last-Event-ID` on; 401 when `of` is somebody else than who asks. */
export const GET = (request: Request) =>
  permitted(request, "inbox.use", async (ctx) => {
    const of = new URL(request.url).searchParams.get("of");
    if (of !== null && of !== ctx.actor.userId) return new Response(null, { status: 401 });
    const left = new AbortController();
    const messages = streamChanges(ctx, {
      lastEventId: request.headers.get("last-event-id"),
      signal: AbortSignal.any([request.signal, left.signal]),
    });
    return new Response(toEventStream({ messages, onLeft: () => left.abort() }), { headers });
  });
