import type { Ctx } from "../context";
import { notFound } from "../core/errors";
import { maySend } from "../numbers/rules";
import { mediaHeader, templateVariables } from "../templates/rules";
import { meOf } from "./operator";
import { approvedTemplates, findSendingNumber, numbersToSendFrom } from "./sending-queries";

const dayMs = 86_400_000;

/** Step one of "Nové sezení": the person's numbers, those that cannot send now included, so that the dialog says why (S1.24). */
export async function sendingNumbers(ctx: Ctx) {
  const rows = await numbersToSendFrom(ctx.db, meOf(ctx), new Date(ctx.now().getTime() - dayMs));
  return rows.map((row) => ({ ...row, maySend: maySend(row.status) }));
}

/** The templates that may be sent over a number now, with their variables in reading order (S1.26). */
export async function sendingTemplates(ctx: Ctx, { numberId }: { numberId: string }) {
  if (!(await findSendingNumber(ctx.db, meOf(ctx), numberId))) throw notFound("number");
  const rows = await approvedTemplates(ctx.db, numberId);
  return rows.map((row) => ({
    ...row,
    variables: templateVariables(row.components),
    mediaHeader: mediaHeader(row.components),
  }));
}
