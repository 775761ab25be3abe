import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { notFound } from "../core/errors";
import { publish } from "../realtime/publish";
import { deleteAutomation, findAutomation, insertAutomation, updateAutomation } from "./queries";
import type { AutomationFields } from "./schema";

const whoAndWhen = (ctx: Ctx) => ({
  updatedAt: ctx.now(),
  updatedById: ctx.actor.kind === "user" ? ctx.actor.userId : null,
});

/** A new rule at the end of the list, on from now on (N.46). */
export async function addAutomation(ctx: Ctx, fields: AutomationFields): Promise<{ automationId: string }> {
  const id = ctx.newId();
  await change(ctx, "automation.added", id, summary(fields), async (tx) => {
    const row = { ...fields, id, enabled: true, triggerKind: fields.trigger.kind, activeSince: tx.now() };
    await insertAutomation(tx.db, { ...row, ...whoAndWhen(tx) });
    return true;
  });
  return { automationId: id };
}

/** What happened before the change is none of the changed rule's business. */
export async function changeAutomation(
  ctx: Ctx,
  { automationId, fields }: { automationId: string; fields: AutomationFields },
): Promise<void> {
  const row = { ...fields, triggerKind: fields.trigger.kind, activeSince: ctx.now() };
  await change(ctx, "automation.changed", automationId, summary(fields), (tx) =>
    updateAutomation(tx.db, automationId, { ...row, ...whoAndWhen(tx) }),
  );
}

export async function switchAutomation(
  ctx: Ctx,
  { automationId, enabled }: { automationId: string; enabled: boolean },
): Promise<void> {
  await change(ctx, "automation.switched", automationId, { enabled }, (tx) =>
    updateAutomation(tx.db, automationId, { enabled, activeSince: tx.now(), ...whoAndWhen(tx) }),
  );
}

/** What the rule did stays told in its sessions. */
export async function removeAutomation(ctx: Ctx, { automationId }: { automationId: string }): Promise<void> {
  const name = (await findAutomation(ctx.db, automationId))?.name ?? null;
  await change(ctx, "automation.removed", automationId, { name }, async (tx) => {
    await deleteAutomation(tx.db, automationId);
    return name !== null;
  });
}

/** The order in which they are asked. */
export async function orderAutomations(ctx: Ctx, { automationIds }: { automationIds: string[] }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    for (const [position, id] of automationIds.entries()) await updateAutomation(tx.db, id, { position });
    await record(tx, { action: "automations.ordered", objectKind: "automation", details: { automationIds } });
    await publish(tx, { kind: "routing", subjectId: automationIds[0] ?? "" });
  });
}

/** The audit log names what a rule does, never the words it writes. */
const summary = ({ name, trigger, actions }: AutomationFields) => ({
  name,
  trigger: trigger.kind,
  actions: actions.map(({ kind }) => kind),
});

async function change(
  ctx: Ctx,
  action: string,
  id: string,
  details: Record<string, unknown>,
  write: (tx: Ctx) => Promise<boolean>,
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    if (!(await write(tx))) throw notFound("automation");
    await record(tx, { action, objectKind: "automation", objectId: id, details });
    await publish(tx, { kind: "routing", subjectId: id });
  });
}
