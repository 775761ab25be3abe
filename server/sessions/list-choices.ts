import type { Ctx } from "../context";
import { meOf } from "../inbox/operator";
import { listResults } from "../results/list-results";
import { listTags } from "../tags/list-tags";
import { groupChoices, numberChoices, peopleChoices } from "./queries";

/** What the filters of the table offer, what is retired too: past sessions have it. */
export async function listChoices(ctx: Ctx) {
  const [numbers, operators, groups, results, tags] = await Promise.all([
    numberChoices(ctx.db, meOf(ctx)),
    peopleChoices(ctx.db),
    groupChoices(ctx.db),
    listResults(ctx),
    listTags(ctx),
  ]);
  return {
    numbers,
    operators,
    groups,
    results: results.map(({ id, nameCs, nameEn }) => ({ id, nameCs, nameEn })),
    tags: tags.map(({ id, name }) => ({ id, name })),
  };
}
