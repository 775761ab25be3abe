import type { Ctx } from "../context";
import { findReceiver } from "./receiver";
import { refuse } from "./refuse";

export type HandshakeAnswer = { ok: true; challenge: string } | { ok: false; reason: "no_such_address" | "refused" };

/** Meta asks once whether the address is ours and knows the token; the challenge is short digits or it is no challenge. */
export async function answerHandshake(
  ctx: Ctx,
  call: { provider: string; connectionId: string; query: URLSearchParams },
): Promise<HandshakeAnswer> {
  const receiver = await findReceiver(ctx, call);
  if (!receiver) return { ok: false, reason: "no_such_address" };
  const challenge = receiver.adapter.answerHandshake(receiver.connection, call.query);
  if (challenge !== null) return { ok: true, challenge };
  await refuse(ctx, { connectionId: receiver.connection.id, reason: "handshake" });
  return { ok: false, reason: "refused" };
}
