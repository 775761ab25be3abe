import { plainWords } from "../bots/words-rules";
import type { InteractiveContent } from "../providers/outbound-types";
import type { InboundMessage } from "../providers/types";

/** Above a button a text may be so long (providers.md A3.4). */
const longestWithButton = 1024;
const prefix = "callback:";

type Offer = { kind: "text" | "interactive"; body: string; interactive?: Omit<InteractiveContent, "kind" | "body"> };

/** The answer outside the hours with the button "Ozvěte se mi" (N.70); as a numbered text where there can be no button. */
export function withCallback(
  reply: string,
  offer: { sessionId: string; label: string | null; hasButtons: boolean },
): Offer {
  const { sessionId, label, hasButtons } = offer;
  if (!label) return { kind: "text", body: reply };
  if (!hasButtons || reply.length > longestWithButton) return { kind: "text", body: `${reply}\n\n1. ${label}` };
  const buttons = [{ id: `${prefix}${sessionId}`, title: label }];
  return { kind: "interactive", body: reply, interactive: { action: { type: "buttons", buttons } } };
}

/** The button was pressed, whenever that was. */
export const pressesCallback = ({ payload }: Pick<InboundMessage, "payload">): boolean =>
  payload.button?.payload?.startsWith(prefix) === true;

/** Words short enough to be the label, for which it is worth to look. */
export const maySayCallback = ({ kind, body }: Pick<InboundMessage, "kind" | "body">): boolean =>
  kind === "text" && body !== null && body.trim().length <= 24;

/** The label, or its number, was written instead. */
export function saysCallback(body: string | null, label: string): boolean {
  const words = plainWords(body ?? "");
  return words === "1" || (words !== "" && words === plainWords(label));
}
