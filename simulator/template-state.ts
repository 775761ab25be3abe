import type { SimNumber, Template, TemplateCategory, TemplateStatus } from "./model";
import type { Simulation } from "./simulation";
import { sendAccountEvent } from "./webhooks/send-account-event";

const pauses = ["FIRST_PAUSE", "SECOND_PAUSE", "RATE_LIMITING_PAUSE"] as const;
export type Pause = (typeof pauses)[number];
export const pauseKinds = pauses;

/** What review and clients' feedback do to a template: paused, disabled, approved again. */
export function setTemplateStatus(
  simulation: Simulation,
  number: SimNumber,
  template: Template,
  {
    status,
    reason,
    pause = "FIRST_PAUSE",
  }: { status: TemplateStatus; reason?: string | undefined; pause?: Pause | undefined },
): void {
  template.status = status;
  template.rejectedReason = status === "REJECTED" ? (reason ?? "INVALID_FORMAT") : null;
  tell(simulation, number, template, "message_template_status_update", {
    event: status,
    message_template_category: template.category,
    reason: template.rejectedReason ?? "NONE",
    ...(status === "PAUSED" ? { other_info: { title: pause, description: "Clients gave it a low rating" } } : {}),
    ...(status === "DISABLED" ? { disable_info: { disable_date: Math.floor(simulation.clock.now() / 1000) } } : {}),
  });
}

export function setTemplateQuality(
  simulation: Simulation,
  number: SimNumber,
  template: Template,
  quality: NonNullable<Template["quality"]>,
): void {
  const previous = template.quality ?? "UNKNOWN";
  template.quality = quality;
  tell(simulation, number, template, "message_template_quality_update", {
    previous_quality_score: previous,
    new_quality_score: quality,
  });
}

/** With notice: what it will be in a day. Without: it is changed now. */
export function recategorise(
  simulation: Simulation,
  number: SimNumber,
  template: Template,
  { category, notice }: { category: TemplateCategory; notice: boolean },
): void {
  if (notice) {
    template.correctCategory = category;
    const day = 24 * 3600;
    tell(simulation, number, template, "template_category_update", {
      new_category: template.category,
      correct_category: category,
      category_update_timestamp: Math.floor(simulation.clock.now() / 1000) + day,
    });
    return;
  }
  template.previousCategory = template.category;
  template.category = category;
  delete template.correctCategory;
  tell(simulation, number, template, "template_category_update", {
    previous_category: template.previousCategory,
    new_category: category,
  });
}

function tell(
  simulation: Simulation,
  number: SimNumber,
  template: Template,
  field: string,
  facts: Record<string, unknown>,
): void {
  const value = {
    message_template_id: Number(template.id),
    message_template_name: template.name,
    message_template_language: template.language,
    ...facts,
  };
  sendAccountEvent(simulation, number, { field, value });
  simulation.changes.emit("number", number);
}
