import type { DoneAction } from "@/db/schema/automations";
import { asSystem, type Ctx, inTransaction } from "../context";
import { actByRule, tellOfRule } from "../inbox/act-by-rule";
import { routeFactsOf } from "../routing/route-sessions";
import { type Automation, enabledOf } from "./queries";
import { isSetOff, occasionOf, tryConditions } from "./rules";
import { dueSessions, insertFiring, removeEvent, saveDone, subjectOf, takeEvent } from "./run-queries";

/** One tick looks at so many; the next one at the rest. */
const mostEvents = 500;
const mostSessions = 100;

/**
 * Asks the rules of the company about what happened since, and about clients whose time is up (N.46). A happening is removed in the
 * transaction in which the rules act on it, and a rule acts once for one occasion (a unique row): so it may run at any time, twice at
 * once, and after a crash. Answers how many rules acted.
 */
export async function runAutomations(ctx: Ctx): Promise<number> {
  const system = asSystem(ctx);
  let acted = 0;
  for (let n = 0; n < mostEvents; n++) {
    const id = await takeEvent(system.db);
    if (id === null) break;
    acted += await inTransaction(system, (tx) => askAbout(tx, id));
  }
  return acted + (await askByTime(system));
}

async function askAbout(ctx: Ctx, eventId: number): Promise<number> {
  const event = await removeEvent(ctx.db, eventId);
  if (!event) return 0;
  const { kind, sessionId, messageId, tagId, at } = event;
  const occasion = occasionOf(kind, kind === "client_message" ? (messageId ?? "") : String(eventId));
  let acted = 0;
  for (const automation of await enabledOf(ctx.db, [kind])) {
    if (at < automation.activeSince || !isSetOff(automation, { kind, tagId })) continue;
    if (await fire(ctx, automation, { sessionId, messageId, occasion, keepsMiss: false })) acted++;
  }
  return acted;
}

async function askByTime(ctx: Ctx): Promise<number> {
  let acted = 0;
  for (const automation of await enabledOf(ctx.db, ["no_answer", "window_ends"])) {
    for (const { sessionId, occasion } of await dueSessions(ctx.db, automation, ctx.now(), mostSessions)) {
      const given = { sessionId, messageId: null, occasion, keepsMiss: true };
      if (await inTransaction(ctx, (tx) => fire(tx, automation, given))) acted++;
    }
  }
  return acted;
}

type Given = { sessionId: string; messageId: string | null; occasion: string; keepsMiss: boolean };

/** `keepsMiss`: that the conditions did not hold is kept too, or time would ask again every minute. */
async function fire(ctx: Ctx, automation: Automation, given: Given): Promise<boolean> {
  const { sessionId, messageId, occasion, keepsMiss } = given;
  const subject = await subjectOf(ctx.db, sessionId, messageId);
  const facts = subject && (await routeFactsOf(ctx, subject));
  if (!facts) return false;
  const { held, tried } = tryConditions(facts, automation.conditions);
  if (!held && !keepsMiss) return false;
  const { id: automationId, name, trigger, actions } = automation;
  const id = ctx.newId();
  const row = { id, automationId, name, trigger, sessionId, occasion, at: ctx.now(), held, tried, done: [] };
  if (!(await insertFiring(ctx.db, row)) || !held) return false;
  const done: DoneAction[] = [];
  for (const action of actions) done.push({ action, reason: await actByRule(ctx, sessionId, action) });
  await saveDone(ctx.db, id, done);
  const notes = actions.flatMap((action) => (action.kind === "note" ? action.body : []));
  await tellOfRule(ctx, { sessionId, label: name, notes });
  return true;
}
