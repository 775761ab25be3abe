import type { LiveMessage } from "./live-message";

type Parts = {
  messages: AsyncGenerator<LiveMessage>;
  /** The browser went away. */
  onLeft: () => void;
  pingMs?: number;
};

const defaultPingMs = 15_000;

/** Messages as server-sent events (`id` is the cursor). Of a reader that is slow nothing waits here, but in front of `messages`. */
export function toEventStream({ messages, onLeft, pingMs = defaultPingMs }: Parts): ReadableStream<Uint8Array> {
  let ping: NodeJS.Timeout | undefined;
  return new ReadableStream({
    start: (controller) => {
      ping = setInterval(() => (controller.desiredSize ?? 0) > 0 && controller.enqueue(pingFrame), pingMs);
    },
    pull: async (controller) => {
      try {
        const { value, done } = await messages.next();
        if (!done) return controller.enqueue(frameOf(value));
        clearInterval(ping);
        controller.close();
      } catch (error) {
        clearInterval(ping);
        throw error;
      }
    },
    cancel: () => {
      clearInterval(ping);
      onLeft();
    },
  });
}

const encoder = new TextEncoder();
/** A comment, by which both ends see that the other is there. */
const pingFrame = encoder.encode(": ping\n\n");
const frames = new WeakMap<LiveMessage, Uint8Array>();

/** A message is one object for all streams that say the same (live-message), and is written out once. */
function frameOf(message: LiveMessage): Uint8Array {
  const known = frames.get(message);
  if (known) return known;
  const { cursor, ...news } = message;
  const frame = encoder.encode(`id: ${cursor}\ndata: ${JSON.stringify(news)}\n\n`);
  frames.set(message, frame);
  return frame;
}
