import type { TemplateProblem } from "./cloud-api/template-rules";
import type { SimNumber, Template } from "./model";
import { dayMs } from "./rules";
import type { Simulation } from "./simulation";
import { setTemplateStatus } from "./template-state";

/** All numbers of the account that the template belongs to: Meta's and 360dialog's business account, Twilio's account. */
export function siblingsOf({ numbers }: Simulation, { account }: SimNumber): SimNumber[] {
  const key = (of: SimNumber["account"]) => `${of.provider}/${of.provider === "twilio" ? of.accountSid : of.wabaId}`;
  return [...numbers.values()].filter((other) => key(other.account) === key(account));
}

/** One more of this name and language, or of a name that is being deleted, cannot be. */
export function takenProblem(
  number: SimNumber,
  { name, language }: Pick<Template, "name" | "language">,
): TemplateProblem | null {
  return number.templates.some((other) => other.name === name && other.language === language)
    ? {
        subcode: 2388024,
        title: "Content in this language already exists",
        message: `There is already ${language} content for this template. You can create a new template and try again.`,
      }
    : null;
}

/** It stands pending with every number of the account, and is reviewed after a while. */
export function addTemplate(simulation: Simulation, number: SimNumber, template: Template): void {
  for (const sibling of siblingsOf(simulation, number)) sibling.templates.push(template);
  if (template.status === "PENDING") review(simulation, number, template);
  simulation.changes.emit("number", number);
}

export function removeTemplates(
  simulation: Simulation,
  number: SimNumber,
  gone: (template: Template) => boolean,
): number {
  const before = number.templates.length;
  for (const sibling of siblingsOf(simulation, number))
    sibling.templates = sibling.templates.filter((template) => !gone(template));
  simulation.changes.emit("number", number);
  return before - number.templates.length;
}

/** Only an approved, rejected or paused one; an approved one once a day and ten times in thirty days (providers.md A12.1). */
export function editProblem({ clock }: Simulation, { status, edits = [] }: Template): string | null {
  if (!["APPROVED", "REJECTED", "PAUSED"].includes(status)) return `A template that is ${status} cannot be edited`;
  if (status !== "APPROVED") return null;
  const since = (days: number) => edits.filter((at) => clock.now() - at < days * dayMs).length;
  return since(1) >= 1 || since(30) >= 10
    ? "An approved template can be edited once a day and 10 times in 30 days"
    : null;
}

export function submitAgain(simulation: Simulation, number: SimNumber, template: Template): void {
  template.edits = [...(template.edits ?? []), simulation.clock.now()];
  template.status = "PENDING";
  template.rejectedReason = null;
  review(simulation, number, template);
}

/** Words of an advertisement: a reviewer does not let them pass as a service message. */
const advertising = /slev|výprodej|akční|vyhraj|soutěž|discount|sale\b|win\b/i;

/** The provider's reviewer; a lever may have decided before. */
function review(simulation: Simulation, number: SimNumber, template: Template): void {
  simulation.clock.after(simulation.timings.reviewMs, () => {
    if (template.status !== "PENDING") return;
    const text = JSON.stringify(template.components);
    const isAdvertising = template.category === "UTILITY" && advertising.test(text);
    setTemplateStatus(
      simulation,
      number,
      template,
      isAdvertising ? { status: "REJECTED", reason: "INCORRECT_CATEGORY" } : { status: "APPROVED" },
    );
  });
}
