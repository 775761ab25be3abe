import { createTranslator } from "next-intl";
import { z } from "zod";
import { type AlertKind, alertKinds, type FailureReason, failureReasons, type Locale } from "@/db/enums";
import { formatPhone } from "../core/phone";
import { asBuilt } from "../i18n/compile-messages";
import { loadMessages } from "../i18n/load-messages";
import { readFailure } from "../providers/failure-rules";

export type AlertText = { title: string; text: string; open: string };

const textsSchema = z.object({
  open: z.string(),
  reason: z.string(),
  kinds: z.record(z.enum(alertKinds), z.object({ title: z.string(), text: z.string() })),
});

const isFailureReason = (name: string): name is FailureReason => failureReasons.some((reason) => reason === name);

const reasonsSchema = z.object({ failureReason: z.record(z.enum(failureReasons), z.string()) });

/** The alert in somebody's language, for mail and push. */
export async function alertText(
  locale: Locale,
  alert: { kind: AlertKind; facts: Record<string, string> },
): Promise<AlertText> {
  const { alerts, common } = await loadMessages(locale);
  const messages = textsSchema.parse(alerts);
  const t = createTranslator({ locale, messages: asBuilt(messages) });
  const { name = "", phone = "", reason } = alert.facts;
  const sentence = t(`kinds.${alert.kind}.text`, { name, phone: formatPhone(phone) });
  const failure = readFailure(reason ?? "", isFailureReason);
  const why = failure ? `${reasonsSchema.parse(common).failureReason[failure.reason]} (${failure.words})` : reason;
  return {
    title: t(`kinds.${alert.kind}.title`, { name }),
    text: why ? `${sentence} ${t("reason", { reason: why })}` : sentence,
    open: t("open"),
  };
}
