import type { SimNumber, Template, TemplateStatus } from "./model";
import type { Simulation } from "./simulation";
import { sendAccountEvent } from "./webhooks/send-account-event";

/** What review and clients' feedback do to a template: paused, disabled, approved again. */
export function setTemplateStatus(
  simulation: Simulation,
  number: SimNumber,
  template: Template,
  { status, reason }: { status: TemplateStatus; reason?: string | undefined },
): void {
  template.status = status;
  template.rejectedReason = status === "REJECTED" ? (reason ?? "INVALID_FORMAT") : null;
  sendAccountEvent(simulation, number, {
    field: "message_template_status_update",
    value: {
      event: status,
      message_template_id: Number(template.id),
      message_template_name: template.name,
      message_template_language: template.language,
      message_template_category: template.category,
      reason: template.rejectedReason ?? "NONE",
      ...(status === "PAUSED"
        ? { other_info: { title: "FIRST_PAUSE", description: "Clients gave it a low rating" } }
        : {}),
    },
  });
  simulation.changes.emit("number", number);
}
