import type { Ctx } from "../context";
import type { InboundMessage } from "../providers/types";
import { publish } from "../realtime/publish";
import { callbackLabels } from "../routing/route-sessions";
import { markCallbacks } from "./callback-queries";
import { maySayCallback, pressesCallback, saysCallback } from "./callback-rules";
import { insertSessionEvents } from "./session-queries";

/** `isTold`: the session waits, and its client was told that nobody works now. */
export type Saying = {
  sessionId: string;
  conversationId: string;
  numberId: string;
  isTold: boolean;
  message: InboundMessage;
};

/** Keeps which clients ask that we get back to them (N.70), in the transaction that stores what they wrote; once, until it is done. */
export async function keepCallbacks(ctx: Ctx, said: Saying[]): Promise<void> {
  const pressed = said.filter(({ message }) => pressesCallback(message));
  const written = said.filter(({ message, isTold }) => isTold && maySayCallback(message));
  if (pressed.length + written.length === 0) return;
  const labels =
    written.length === 0 ? null : await callbackLabels(ctx, [...new Set(written.map(({ numberId }) => numberId))]);
  const asking = [
    ...pressed,
    ...written.filter(({ numberId, message }) => {
      const label = labels?.get(numberId);
      return label !== undefined && saysCallback(message.body, label);
    }),
  ];
  if (asking.length === 0) return;
  const marked = new Set(
    await markCallbacks(ctx.db, [...new Set(asking.map(({ sessionId }) => sessionId))], ctx.now()),
  );
  const told = [...new Map(asking.map((one) => [one.sessionId, one])).values()].filter(({ sessionId }) =>
    marked.has(sessionId),
  );
  const at = ctx.now();
  await insertSessionEvents(
    ctx.db,
    told.map(({ sessionId, conversationId }) => ({ sessionId, conversationId, action: "callback_asked", at })),
  );
  await publish(
    ctx,
    ...told.map(({ sessionId, conversationId }) => ({
      kind: "session" as const,
      subjectId: sessionId,
      conversationId,
    })),
  );
}
