import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { DomainError } from "../core/errors";
import { loadNumber } from "../numbers/load-number";
import { setNumberGroup } from "../numbers/set-number-group";
import { publish } from "../realtime/publish";
import { botsById, groupsById, operatorsById, replaceRules, takeVersion } from "./queries";
import type { RuleInput, SaveRoutingInput } from "./schema";

/**
 * The rules of a number as they now stand, in their order (N.45), and the group that takes the rest; they hold for the next message
 * (S0.17). Throws `routingChanged` when `version` is not the newest one, `routingTarget` when somebody whom they name is gone.
 */
export async function saveRouting(ctx: Ctx, input: SaveRoutingInput): Promise<{ version: number }> {
  const { numberId, version, fallbackGroupId, rules } = input;
  await inTransaction(ctx, async (tx) => {
    const number = await loadNumber(tx, { numberId });
    await mustKnowTargets(tx, rules, fallbackGroupId);
    const by = tx.actor.kind === "user" ? tx.actor.userId : null;
    if (!(await takeVersion(tx.db, { numberId, known: version, at: tx.now(), by })))
      throw new DomainError("conflict", "routingChanged");
    await replaceRules(
      tx.db,
      numberId,
      rules.map((rule, position) => toRow(numberId, rule, position)),
    );
    if (number.groupId !== fallbackGroupId) await setNumberGroup(tx, { numberId, groupId: fallbackGroupId });
    await record(tx, {
      action: "routing.saved",
      objectKind: "number",
      objectId: numberId,
      details: { version: version + 1, rules: rules.map(({ name }) => name), fallbackGroupId },
    });
    await publish(tx, { kind: "routing", subjectId: numberId });
  });
  return { version: version + 1 };
}

async function mustKnowTargets(ctx: Ctx, rules: RuleInput[], fallbackGroupId: string | null): Promise<void> {
  const { groupIds, operatorIds, botIds } = targetsOf(rules, fallbackGroupId);
  const groups = await groupsById(ctx.db, groupIds);
  const operators = await operatorsById(ctx.db, operatorIds);
  const bots = await botsById(ctx.db, botIds);
  if (groups.length < groupIds.length || operators.length < operatorIds.length || bots.length < botIds.length)
    throw new DomainError("invalid", "routingTarget");
}

/** Whom the rules name, each once. */
export function targetsOf(rules: RuleInput[], fallbackGroupId: string | null) {
  const groupIds = [fallbackGroupId, ...rules.map(({ target }) => target.groupId)].flatMap((id) => id ?? []);
  const operatorIds = rules.flatMap(({ target }) => target.operatorId ?? []);
  const botIds = rules.flatMap(({ target }) => target.botId ?? []);
  return { groupIds: [...new Set(groupIds)], operatorIds: [...new Set(operatorIds)], botIds: [...new Set(botIds)] };
}

/** What a kind of target does not use is forgotten. */
function toRow(numberId: string, { target, ...rule }: RuleInput, position: number) {
  return {
    ...rule,
    numberId,
    position,
    targetKind: target.kind,
    targetGroupId: target.kind === "everyone" ? null : target.groupId,
    targetOperatorId: target.kind === "operator" ? target.operatorId : null,
    targetBotId: target.kind === "bot" ? target.botId : null,
  };
}
