import type { Ctx } from "../context";
import { meOf } from "../inbox/operator";
import { company } from "../team/company";
import { deskSettings } from "../team/desk-settings";
import type { FilterFacts } from "./filter-queries";

/** What the filters of the table need to know besides themselves. */
export async function filterFacts(ctx: Ctx): Promise<FilterFacts> {
  const [{ timeZone }, { previewBeforeAccept }] = await Promise.all([company(ctx), deskSettings(ctx)]);
  return { timeZone, now: ctx.now(), readsWaiting: previewBeforeAccept || meOf(ctx).maySeeAll };
}
