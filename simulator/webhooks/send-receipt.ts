import { receiptChange } from "../cloud-api/webhook-bodies";
import type { SentMessage, SimNumber } from "../model";
import type { Simulation } from "../simulation";
import { receiptForm } from "../twilio/webhook-forms";

/** Tells the company where its message stands. Reactions have only a `sent` receipt (providers.md A3.3). */
export function sendReceipt(simulation: Simulation, sent: SentMessage): void {
  const number = simulation.numbers.get(sent.numberId);
  if (!number) return;
  if (number.account.provider !== "twilio") {
    const change = receiptChange(number, sent, { at: simulation.clock.now(), category: categoryOf(number, sent) });
    simulation.webhooks.push(number, { wire: "cloud", change });
    return;
  }
  const url = sent.statusUrl ?? number.webhook?.statusUrl;
  if (url) simulation.webhooks.push(number, { wire: "form", url, form: receiptForm(number.account, sent) });
}

function categoryOf({ templates }: SimNumber, { content }: SentMessage): string {
  if (content.kind !== "template") return "service";
  const template = templates.find(({ name, language }) => name === content.name && language === content.language);
  return (template?.category ?? "UTILITY").toLowerCase();
}
