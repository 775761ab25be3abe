import { type Bag, bag, bags, compact, cut, list, phoneOf, secondsToDate, str } from "../read";
import type { ProviderEvent } from "../types";
import { fromTemplateChange } from "./template-events";

/** Changes of templates and of what clients wish (providers.md A11.1); null for a field that we do not know. */
export function fromAccountChange(field: string, value: Bag, receivedAt: Date): ProviderEvent[] | null {
  switch (field) {
    case "user_preferences":
      return preferences(value, receivedAt);
    default:
      return fromTemplateChange(field, value);
  }
}

/** Meta's "stop promotions". Someone with a hidden phone is named by user id, here or among the contacts. */
function preferences(value: Bag, receivedAt: Date): ProviderEvent[] {
  const providerNumberId = str(bag(value.metadata).phone_number_id) ?? "";
  const wishes = list(value.user_preferences).map(bag);
  const only = wishes.length === 1 ? bag(bags(value.contacts)[0]) : {};
  return wishes.map((wish): ProviderEvent => {
    const marketing = str(wish.value);
    const waId = str(wish.wa_id) ?? str(only.wa_id);
    const from = compact({ phone: phoneOf(waId), waId, bsuid: str(wish.user_id) ?? str(only.user_id) });
    if ((marketing !== "stop" && marketing !== "resume") || Object.keys(from).length === 0)
      return { type: "unknown", field: `user_preferences ${cut(marketing ?? "", 100)}` };
    const at = secondsToDate(wish.timestamp) ?? receivedAt;
    return { type: "preference", providerNumberId, from, marketing, at };
  });
}
