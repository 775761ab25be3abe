import { createTranslator } from "next-intl";
import { z } from "zod";
import { type AlertKind, alertKinds, type Locale } from "@/db/enums";
import { formatPhone } from "../core/phone";
import { loadMessages } from "../i18n/load-messages";

export type AlertText = { title: string; text: string; open: string };

const textsSchema = z.object({
  open: z.string(),
  reason: z.string(),
  kinds: z.record(z.enum(alertKinds), z.object({ title: z.string(), text: z.string() })),
});

/** The alert in somebody's language, for mail and push. */
export async function alertText(
  locale: Locale,
  alert: { kind: AlertKind; facts: Record<string, string> },
): Promise<AlertText> {
  const messages = textsSchema.parse((await loadMessages(locale)).alerts);
  const t = createTranslator({ locale, messages });
  const { name = "", phone = "", reason } = alert.facts;
  const sentence = t(`kinds.${alert.kind}.text`, { name, phone: formatPhone(phone) });
  return {
    title: t(`kinds.${alert.kind}.title`, { name }),
    text: reason ? `${sentence} ${t("reason", { reason })}` : sentence,
    open: t("open"),
  };
}
