import type { Ctx } from "../context";
import { currentCursor } from "./queries";

/** Where a page that is drawn now begins to follow: whatever it asks for later is younger. */
export const presentCursor = (ctx: Ctx): Promise<string> => currentCursor(ctx.db);
