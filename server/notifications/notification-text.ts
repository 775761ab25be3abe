import { createTranslator } from "next-intl";
import { z } from "zod";
import { type Locale, notificationKinds } from "@/db/enums";
import { asBuilt } from "../i18n/compile-messages";
import { loadMessages } from "../i18n/load-messages";
import { campaignValues, type NotificationFacts, partsOf } from "./text-rules";

const said = z.object({ title: z.string(), text: z.string(), hidden: z.string() });
const textsSchema = z.object({
  notifications: z.object({
    client: z.string(),
    openCampaign: z.string(),
    kinds: z.record(z.enum(notificationKinds), said),
  }),
  inbox: z.object({ kinds: z.record(z.string(), z.string()) }),
});

/** A notification in somebody's language, for a push or an e-mail. `withPreview`: with the client's name and words. */
export async function notificationText(
  locale: Locale,
  facts: NotificationFacts,
  withPreview: boolean,
): Promise<{ title: string; text: string; open: string }> {
  const { notifications, inbox } = textsSchema.parse(await loadMessages(locale));
  const texts = notifications.kinds[facts.kind];
  const t = createTranslator({ locale, messages: asBuilt(texts) });
  const { client, words } = partsOf(facts, withPreview);
  const open = notifications.openCampaign;
  if (!withPreview && !facts.campaign) return { title: t("hidden"), text: facts.numberName, open };
  const message = words === null ? "" : "body" in words ? words.body : (inbox.kinds[words.word] ?? "");
  const { numberName: number, colleague, rule } = facts;
  const values = {
    client: client ?? notifications.client,
    number,
    message,
    colleague: colleague ?? "",
    rule: rule ?? "",
    ...campaignValues(facts.campaign),
  };
  return { title: t("title", values), text: t("text", values), open };
}
