import type { TemplateCategory, TemplateStatus } from "@/db/enums";
import type { Ctx } from "../context";
import type { ProviderEvent } from "../providers/types";
import { publish } from "../realtime/publish";
import { changeTemplates } from "./queries";

type TemplateEvent = Extract<ProviderEvent, { type: "template" }>;
export type TemplateEventChange = {
  status?: TemplateStatus;
  statusReason?: string | null;
  statusSince?: Date;
  category?: TemplateCategory;
  updatedAt: Date;
};

/** A provider's webhook about a template: state or category, applied between the hourly synchronisations (S0.28, S2.17). */
export async function applyTemplateEvent(
  ctx: Ctx,
  input: { connectionId: string; event: TemplateEvent },
): Promise<void> {
  const { event } = input;
  const now = ctx.now();
  const change: TemplateEventChange = {
    updatedAt: now,
    ...(event.status ? { status: event.status, statusReason: event.reason ?? null, statusSince: now } : {}),
    ...(event.category ? { category: event.category } : {}),
  };
  const changed = await changeTemplates(ctx.db, { ...event, connectionId: input.connectionId }, change);
  await publish(ctx, ...changed.map(({ id }) => ({ kind: "template" as const, subjectId: id })));
}
