import type { Ctx } from "../context";
import { listAll, listOffered } from "./queries";

/** What a session may end with now (S1.16). */
export const offeredResults = (ctx: Pick<Ctx, "db">) => listOffered(ctx.db);

/** The whole list for the settings, retired ones last. */
export const listResults = (ctx: Pick<Ctx, "db">) => listAll(ctx.db);

export type Result = Awaited<ReturnType<typeof listResults>>[number];
