import type { Ctx } from "../context";
import { DomainError, notFound } from "../core/errors";
import { hasUnknownPart } from "./place-rules";
import { findTemplate, type TemplateRow } from "./queries";
import { isSendable } from "./rules";

/** The language version, if it may be sent now over that number: approved, not removed, of that very number (S4.8, S2.12). */
export async function loadSendableTemplate(
  ctx: Ctx,
  input: { templateId: string; numberId: string },
): Promise<TemplateRow> {
  const template = await findTemplate(ctx.db, input.templateId);
  if (!template || template.numberId !== input.numberId) throw notFound("template");
  if (!isSendable(template.status, template.removedAt)) {
    throw new DomainError("conflict", "templateNotApproved", { name: template.name });
  }
  if (hasUnknownPart(template.components)) throw new DomainError("conflict", "templateParts", { name: template.name });
  return template;
}
