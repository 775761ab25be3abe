import type { Ctx } from "../context";
import { notFound } from "../core/errors";
import { findBot, findEnabled, groupChoices, listAll, operatorChoices, rulesNaming } from "./queries";

export const countedDays = 30;
const countedMs = countedDays * 86_400_000;

/** Every bot with the rules that name it and how many sessions it talked in during the last thirty days. */
export async function listBots(ctx: Ctx) {
  const rows = await listAll(ctx.db, new Date(ctx.now().getTime() - countedMs));
  const rules = await rulesNaming(
    ctx.db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...row, rules: rules.filter(({ botId }) => botId === row.id) }));
}

export type BotRow = Awaited<ReturnType<typeof listBots>>[number];

/** Whom a bot may hand a session to. */
export async function showBotChoices(ctx: Pick<Ctx, "db">) {
  const [groups, operators] = await Promise.all([groupChoices(ctx.db), operatorChoices(ctx.db)]);
  return { groups, operators };
}

export type BotChoices = Awaited<ReturnType<typeof showBotChoices>>;

/** A bot as its editor shows it. */
export async function showBot(ctx: Ctx, { botId }: { botId: string }) {
  const bot = await findBot(ctx.db, botId);
  if (!bot) throw notFound("bot");
  return { ...bot, rules: await rulesNaming(ctx.db, [botId]) };
}

export type BotView = Awaited<ReturnType<typeof showBot>>;

/** The bots among these that talk now. */
export const enabledBots = (ctx: Pick<Ctx, "db">, { botIds }: { botIds: string[] }) => findEnabled(ctx.db, botIds);
