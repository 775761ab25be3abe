import type { ActRefusal, AutomationAction } from "@/db/schema/automations";
import { fillVariables } from "../canned-texts/rules";
import { changeContact } from "../contacts/save-contact";
import { type Ctx, inTransaction } from "../context";
import { DomainError } from "../core/errors";
import { queueMessages } from "../delivery/queue-messages";
import { windowOf } from "../delivery/window";
import { maySend } from "../numbers/rules";
import { publish } from "../realtime/publish";
import { isOffered } from "../tags/list-tags";
import { company } from "../team/company";
import { type ActedOn, actedOn } from "./acted-on-queries";
import { findActiveGroup, hasAlerted } from "./colleague-queries";
import { dismissGuests } from "./guest-queries";
import { endOffer } from "./offer-queries";
import { insertSessionEvents, moveSession } from "./session-queries";
import { addSessionTag } from "./tag-queries";

/**
 * Does one thing to a session in the name of a rule of the company (N.46), in the open transaction. Answers why not, null = done.
 * It sets off no rule.
 */
export async function actByRule(ctx: Ctx, sessionId: string, action: AutomationAction): Promise<ActRefusal | null> {
  const found = await actedOn(ctx.db, sessionId);
  if (!found) return "gone";
  switch (action.kind) {
    case "tag":
      return tag(ctx, found, action.tagId);
    case "field":
      return fillField(ctx, found, action);
    case "forward":
      return forward(ctx, found, action.groupId);
    case "note":
      return null;
    case "send":
      return send(ctx, found, action.body);
    case "alert":
      // Whom it names hears of it by the row of what the rule did (notifications).
      return (await hasAlerted(ctx.db, action.to)) ? null : "nobody";
  }
}

/** The line in the transcript: which rule acted, and what it has to say to colleagues. */
export async function tellOfRule(
  ctx: Ctx,
  { sessionId, label, notes }: { sessionId: string; label: string; notes: string[] },
): Promise<void> {
  const found = await actedOn(ctx.db, sessionId);
  if (!found) return;
  const { conversationId } = found;
  const note = notes.join("\n\n") || null;
  await insertSessionEvents(ctx.db, [{ conversationId, sessionId, action: "automated", label, note, at: ctx.now() }]);
  await publish(ctx, { kind: "session", subjectId: sessionId, conversationId });
}

async function tag(ctx: Ctx, { sessionId }: ActedOn, tagId: string): Promise<ActRefusal | null> {
  if (!(await isOffered(ctx, { tagId }))) return "gone";
  const isNew = await addSessionTag(ctx.db, { sessionId, tagId, addedAt: ctx.now(), addedById: null });
  return isNew ? null : "already";
}

/** Whatever the definition of the field allows today. */
async function fillField(
  ctx: Ctx,
  { contactId, contactName: name, clientEmail: email }: ActedOn,
  { key, value }: { key: string; value: string },
): Promise<ActRefusal | null> {
  try {
    await inTransaction(ctx, (tx) => changeContact(tx, { contactId, name, email, fields: { [key]: value } }));
    return null;
  } catch (error) {
    if (error instanceof DomainError) return "field";
    throw error;
  }
}

async function forward(ctx: Ctx, found: ActedOn, groupId: string): Promise<ActRefusal | null> {
  const { sessionId, conversationId, status } = found;
  if (status === "ended") return "ended";
  if (!(await findActiveGroup(ctx.db, groupId))) return "gone";
  if (status === "waiting" && found.groupId === groupId) return "already";
  const at = ctx.now();
  const nobody = { operatorId: null, preferredOperatorId: null, acceptedAt: null };
  await moveSession(ctx.db, sessionId, [status], { status: "waiting", groupId, queuedAt: at, ...nobody });
  await endOffer(ctx.db, { sessionId, outcome: "withdrawn", at });
  await dismissGuests(ctx.db, { sessionId, at });
  await insertSessionEvents(ctx.db, [{ conversationId, sessionId, action: "forwarded", groupId, at }]);
  await ctx.afterCommit(() => ctx.defer(() => ctx.sendJob({ name: "inbox/offers.due", data: {} })));
  return null;
}

/** An ordinary queued message, as a person could send it now. */
async function send(ctx: Ctx, found: ActedOn, body: string): Promise<ActRefusal | null> {
  const { sessionId, conversationId, numberId } = found;
  if (found.isUnwanted) return "unwanted";
  if (!maySend(found.numberStatus)) return "number";
  if (!windowOf(found.lastClientMessageAt, ctx.now()).open) return "window";
  const { name } = await company(ctx);
  const { clientName: client, clientPhone, clientEmail, numberName: number, numberPhone, fields } = found;
  const today = ctx.now().toISOString().slice(0, 10);
  const values = {
    client,
    clientPhone,
    clientEmail,
    operator: null,
    number,
    numberPhone,
    company: name,
    today,
    fields,
  };
  const { text, missing } = fillVariables(body, values);
  if (missing.length > 0) return "variables";
  const id = ctx.newId();
  await queueMessages(ctx, [{ id, conversationId, sessionId, numberId, kind: "text", body: text }]);
  await publish(ctx, { kind: "message", subjectId: id, conversationId });
  await ctx.afterCommit(() => ctx.sendJob({ name: "delivery/number.due", data: { numberId } }));
  return null;
}
