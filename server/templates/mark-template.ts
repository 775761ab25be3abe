import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { notFound } from "../core/errors";
import { publish } from "../realtime/publish";
import { personOf } from "./create-draft";
import { hasTemplate, setFavourite, setHidden } from "./mark-queries";

type Mark = { numberId: string; name: string; on: boolean };

/** A person's own star: favourites stand first where templates are chosen. */
export async function favourTemplate(ctx: Ctx, { numberId, name, on }: Mark): Promise<void> {
  const userId = personOf(ctx);
  if (!(await hasTemplate(ctx.db, { numberId, name }))) throw notFound("template");
  await inTransaction(ctx, async (tx) => {
    await setFavourite(tx.db, { userId, numberId, name }, on);
    await publish(tx, { kind: "template", subjectId: numberId });
  });
}

/** Operators are not offered a hidden template; campaigns are, and what was sent stays readable. */
export async function hideTemplate(ctx: Ctx, { numberId, name, on }: Mark): Promise<void> {
  const hiddenById = personOf(ctx);
  if (!(await hasTemplate(ctx.db, { numberId, name }))) throw notFound("template");
  await inTransaction(ctx, async (tx) => {
    await setHidden(tx.db, { numberId, name, hiddenById, hiddenAt: tx.now() }, on);
    const action = on ? "template.hidden" : "template.shown";
    await record(tx, { action, objectKind: "template", details: { numberId, name } });
    await publish(tx, { kind: "template", subjectId: numberId });
  });
}
