import type { Ctx } from "../context";
import { meOf } from "../inbox/operator";
import { listResults } from "../results/list-results";
import { listTags } from "../tags/list-tags";
import { campaignChoices, groupChoices, numberChoices, peopleChoices } from "./queries";

/** What the filters of the table offer, what is retired too: past sessions have it. */
export async function listChoices(ctx: Ctx) {
  const [numbers, operators, groups, results, tags, campaigns] = await Promise.all([
    numberChoices(ctx.db, meOf(ctx)),
    peopleChoices(ctx.db),
    groupChoices(ctx.db),
    listResults(ctx),
    listTags(ctx),
    campaignChoices(ctx.db),
  ]);
  return {
    numbers,
    campaigns,
    operators,
    groups,
    results: results.map(({ id, nameCs, nameEn }) => ({ id, nameCs, nameEn })),
    tags: tags.map(({ id, name }) => ({ id, name })),
  };
}
