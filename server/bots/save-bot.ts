import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { DomainError, notFound } from "../core/errors";
import { publish } from "../realtime/publish";
import { deleteBot, findBot, insertBot, isNameTaken, rulesNaming, setEnabled, updateBot } from "./queries";
import type { SaveBotInput } from "./schema";
import { scriptProblems } from "./script-rules";
import { showBotChoices } from "./show-bots";

/**
 * A bot as it stands in its editor (N.45); it holds for sessions that begin from now on. Throws `botChanged` when `version` is not
 * the newest one, `botScript` for a script that leads nowhere.
 */
export async function saveBot(ctx: Ctx, { botId, version, ...fields }: SaveBotInput): Promise<{ version: number }> {
  const { groups, operators } = await showBotChoices(ctx);
  const people = { groupIds: groups.map(({ id }) => id), operatorIds: operators.map(({ id }) => id) };
  if (scriptProblems(fields.script, people).length > 0) throw new DomainError("invalid", "botScript");
  await inTransaction(ctx, async (tx) => {
    if (await isNameTaken(tx.db, botId, fields.name)) throw new DomainError("conflict", "botName");
    const by = tx.actor.kind === "user" ? tx.actor.userId : null;
    const row = { ...fields, updatedAt: tx.now(), updatedById: by };
    const isKept =
      version === 0
        ? await insertBot(tx.db, { id: botId, version: 1, ...row })
        : await updateBot(tx.db, botId, version, row);
    if (!isKept) throw new DomainError("conflict", "botChanged");
    const { name, enabled, script } = fields;
    await record(tx, {
      action: version === 0 ? "bot.added" : "bot.changed",
      objectKind: "bot",
      objectId: botId,
      details: { version: version + 1, name, enabled, steps: script.steps.length },
    });
    await publish(tx, { kind: "routing", subjectId: botId });
  });
  return { version: version + 1 };
}

/** One that is off is passed over by the rules, and its talks go to people with the client's next words. */
export async function switchBot(ctx: Ctx, { botId, enabled }: { botId: string; enabled: boolean }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    if (!(await setEnabled(tx.db, botId, enabled))) throw notFound("bot");
    await record(tx, { action: "bot.switched", objectKind: "bot", objectId: botId, details: { enabled } });
    await publish(tx, { kind: "routing", subjectId: botId });
  });
}

/** Deletes a bot that no rule names; what it said stays in its sessions. */
export async function removeBot(ctx: Ctx, { botId }: { botId: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const bot = await findBot(tx.db, botId);
    if (!bot) throw notFound("bot");
    const [rule] = await rulesNaming(tx.db, [botId]);
    if (rule) throw new DomainError("conflict", "botUsed", { rule: rule.ruleName, number: rule.numberName });
    await deleteBot(tx.db, botId);
    await record(tx, { action: "bot.removed", objectKind: "bot", objectId: botId, details: { name: bot.name } });
    await publish(tx, { kind: "routing", subjectId: botId });
  });
}
