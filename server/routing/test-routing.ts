import type { RoutedLanguage } from "@/db/enums";
import type { RoutingExplanation } from "@/db/schema/routing";
import type { Ctx } from "../context";
import { loadNumber } from "../numbers/load-number";
import { company } from "../team/company";
import { readRoutingFacts } from "./facts-queries";
import { isOpenOnWall, wallTimeOf, weekdayOf } from "./hours-rules";
import { botsById, groupsById, operatorsById } from "./queries";
import { awayReplyOf, toRouteFacts } from "./route-sessions";
import { decideRoute, type Rule } from "./rules";
import { targetsOf } from "./save-routing";
import type { TestRoutingInput } from "./schema";

export type RoutingTest = {
  explanation: RoutingExplanation;
  /** What the client would be told because nobody works then; null = nothing. */
  awayReply: string | null;
  language: RoutedLanguage | null;
};

/** What would happen to this message (N.62) by these rules, saved or not; nothing is written. */
export async function testRouting(ctx: Ctx, input: TestRoutingInput): Promise<RoutingTest> {
  const { numberId, text, contactId, campaignId } = input;
  const { name, status } = await loadNumber(ctx, { numberId });
  const { timeZone } = await company(ctx);
  const wall = input.at ? { ...input.at, weekday: weekdayOf(input.at.date) } : wallTimeOf(ctx.now(), timeZone);
  const contactIds = contactId ? [contactId] : [];
  const asked = { numberIds: [numberId], conversationIds: [], contactIds, campaignIds: campaignId ? [campaignId] : [] };
  const facts = await readRoutingFacts(ctx.db, { ...asked, day: wall.date });
  const calendar = facts.numbers[0]?.calendar ?? null;
  const isOpen = !calendar || isOpenOnWall({ ...calendar, holidays: facts.holidays }, wall);
  const { group, rules } = await toRules(ctx, input);
  const known = toRouteFacts(ctx, {
    beginning: { text: text === "" ? null : text, campaignId },
    number: { id: numberId, name, group, version: facts.numbers[0]?.version ?? 0 },
    client: facts.clients[0] ?? null,
    isOpen,
    campaigns: facts.campaigns,
  });
  const explanation = decideRoute(known, rules);
  return {
    explanation,
    // A bot answers at any hour.
    awayReply: explanation.target.kind === "bot" ? null : awayReplyOf({ calendar, status }, isOpen),
    language: known.language,
  };
}

/** The rules of the editor with the names of today; whom they name and is gone is nobody. */
async function toRules(ctx: Ctx, { rules, fallbackGroupId }: TestRoutingInput) {
  const { groupIds, operatorIds, botIds } = targetsOf(rules, fallbackGroupId);
  const groups = new Map((await groupsById(ctx.db, groupIds)).map((group) => [group.id, group]));
  const operators = new Map((await operatorsById(ctx.db, operatorIds)).map((one) => [one.id, one]));
  const bots = new Map((await botsById(ctx.db, botIds)).filter(({ isOn }) => isOn).map((bot) => [bot.id, bot]));
  return {
    group: groups.get(fallbackGroupId ?? "") ?? null,
    rules: rules.map(
      ({ target, ...rule }): Rule => ({
        ...rule,
        target: {
          kind: target.kind,
          group: groups.get(target.groupId ?? "") ?? null,
          operator: operators.get(target.operatorId ?? "") ?? null,
          bot: bots.get(target.botId ?? "") ?? null,
        },
      }),
    ),
  };
}
