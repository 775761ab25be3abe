import type { Handler } from "../http/router";

const heartbeatMs = 15_000;

/** Server-sent events: `thread` for this client's chats, `number` for the company's numbers. They say that, not what. */
export const watchChanges: Handler = ({ changes }, { query }) => ({
  stream: (response, request) => {
    const client = query.get("client");
    response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
    const say = (event: string) => response.write(`event: ${event}\ndata: {}\n\n`);
    const onThread = ({ phone }: { phone: string }) => {
      if (phone === client) say("thread");
    };
    const onNumber = () => say("number");
    const heartbeat = setInterval(() => response.write(": alive\n\n"), heartbeatMs);
    changes.on("thread", onThread).on("number", onNumber);
    say("number");
    request.on("close", () => {
      clearInterval(heartbeat);
      changes.off("thread", onThread).off("number", onNumber);
    });
  },
});
