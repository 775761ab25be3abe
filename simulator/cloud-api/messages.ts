import { z } from "zod";
import { acceptMessage, countArrival } from "../accept-message";
import { readJson } from "../http/body";
import { json, type Reply } from "../http/reply";
import type { Incoming } from "../http/router";
import { type FaultWords, withFaults } from "../http/with-faults";
import type { Refusal, SimNumber } from "../model";
import { markReadByCompany } from "../read-by-company";
import type { Simulation } from "../simulation";
import { readContent } from "./content";
import { invalidParameter } from "./errors";
import { readSchema, type SendBody, sendSchema } from "./schema";
import { userId } from "./webhook-bodies";

/** How a provider on Meta's wire says no. */
export type CloudWords = FaultWords & { refused: (refusal: Refusal) => Reply };

const isRead = z.looseObject({ status: z.string() });

/** `POST /messages`: a message to a client, or the mark that one of theirs was read. */
export async function postMessages(
  simulation: Simulation,
  request: Incoming,
  number: SimNumber,
  words: CloudWords,
): Promise<Reply> {
  const read = await readJson(request, isRead);
  if (read.ok) return markRead(simulation, request);
  countArrival(simulation, number, request.at);
  return withFaults(simulation, number, words, () => send(simulation, request, number, words));
}

async function markRead(simulation: Simulation, request: Incoming): Promise<Reply> {
  const body = await readJson(request, readSchema);
  if (!body.ok) return invalidParameter(body.problem);
  const isTyping = body.value.typing_indicator !== undefined;
  const found = markReadByCompany(simulation, body.value.message_id, { isTyping });
  return found
    ? json(200, { success: true })
    : invalidParameter("Param message_id does not name a message of a client");
}

async function send(simulation: Simulation, request: Incoming, number: SimNumber, words: CloudWords): Promise<Reply> {
  const body = await readJson(request, sendSchema);
  if (!body.ok) return invalidParameter(body.problem);
  const to = recipientOf(simulation, body.value);
  if (!to) return words.refused({ reason: "not_on_whatsapp", details: "Recipient is not known" });
  const read = await readContent(simulation, number, body.value);
  if (!read.ok) return words.refused(read.refusal);
  const result = acceptMessage(simulation, {
    number,
    to,
    ref: body.value.biz_opaque_callback_data ?? null,
    at: request.at,
    id: `wamid.${simulation.random.bytes(24).toString("base64")}`,
    content: read.content,
    replyToId: body.value.context?.message_id ?? null,
    late: read.late,
    refusesLate: ({ reason }) => reason === "window_closed" && simulation.faults.of(number.id).lateRefusals,
  });
  return result.ok ? accepted(body.value, to, result.sent.id) : words.refused(result.refusal);
}

function recipientOf({ clients }: Simulation, { to, recipient }: SendBody): string | null {
  if (to !== undefined) return `+${to.replace(/^\+/, "")}`;
  return [...clients.keys()].find((phone) => userId(phone) === recipient) ?? null;
}

function accepted(body: SendBody, to: string, id: string): Reply {
  const contact =
    body.to === undefined ? { input: body.recipient, user_id: body.recipient } : { input: body.to, wa_id: to.slice(1) };
  const message = body.type === "template" ? { id, message_status: "accepted" } : { id };
  return json(200, { messaging_product: "whatsapp", contacts: [contact], messages: [message] });
}
