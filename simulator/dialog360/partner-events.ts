import { createHmac } from "node:crypto";
import type { Simulation } from "../simulation";
import { channelView } from "./channel-view";
import type { Dialog360Number } from "./hub-access";

/** A partner webhook, signed with the partner's secret (providers.md B9); nobody repeats one that was missed. */
export function sendPartnerEvent(simulation: Simulation, number: Dialog360Number, event: string): void {
  const { webhookUrl, webhookSecret } = simulation.onboarding.partner;
  if (!webhookUrl) return;
  const id = simulation.random.bytes(12).toString("hex");
  const body = JSON.stringify({ id, event, data: channelView(simulation, number) });
  const signature = createHmac("sha256", webhookSecret).update(body).digest("hex");
  const headers = { "content-type": "application/json", "x-360dialog-signature": signature };
  simulation.webhooks.pushOnce({ url: webhookUrl, headers, body });
}
