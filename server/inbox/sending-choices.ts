import type { TemplateStatus } from "@/db/enums";
import type { Ctx } from "../context";
import { notFound } from "../core/errors";
import { maySend } from "../numbers/rules";
import type { TemplateComponent } from "../providers/types";
import { filePlaces, fixedPlaces, hasUnknownPart } from "../templates/place-rules";
import { templateVariables } from "../templates/rules";
import { meOf } from "./operator";
import { findSendingNumber, numbersToSendFrom, offeredTemplates } from "./sending-queries";

const dayMs = 86_400_000;

/** Step one of "Nové sezení": the person's numbers, those that cannot send now included, so that the dialog says why (S1.24). */
export async function sendingNumbers(ctx: Ctx) {
  const rows = await numbersToSendFrom(ctx.db, meOf(ctx), new Date(ctx.now().getTime() - dayMs));
  return rows.map((row) => ({ ...row, maySend: maySend(row.status) }));
}

/**
 * The templates of a number with all they ask for in reading order (S1.26); `blocked` says why one cannot be sent now: its state, or
 * a part that we do not know.
 */
export async function sendingTemplates(ctx: Ctx, { numberId }: { numberId: string }) {
  const me = meOf(ctx);
  if (!(await findSendingNumber(ctx.db, me, numberId))) throw notFound("number");
  const rows = await offeredTemplates(ctx.db, numberId, me.userId);
  return rows.map(({ status, ...row }) => ({
    ...row,
    blocked: blockOf(status, row.components),
    variables: templateVariables(row.components),
    files: filePlaces(row.components),
    fixed: fixedPlaces(row.components),
  }));
}

function blockOf(status: TemplateStatus, components: TemplateComponent[]): "paused" | "disabled" | "parts" | null {
  if (status === "paused" || status === "disabled") return status;
  return hasUnknownPart(components) ? "parts" : null;
}
