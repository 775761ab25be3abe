import type { Ctx } from "../context";
import { dropGone } from "./queries";

/** Rows of tabs that ended without a word; nobody shows them since their time was over. */
export const dropGoneViewers = (ctx: Ctx): Promise<void> => dropGone(ctx.db, new Date(ctx.now().getTime() - 3_600_000));
