"use client";
import { useTranslations } from "next-intl";
import { useErrorText } from "@/components/live/use-error-text";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { RadioGroup } from "@/components/ui/radio-group";
import { useMoment } from "@/components/ui/use-moment";
import { CodeEntry } from "./code-entry";
import { CostBox } from "./cost-box";
import { PhoneNotice } from "./phone-notice";
import { useSecondsUntil } from "./use-seconds-until";
import type { Wizard } from "./use-wizard";

/** The six digits: by SMS (recommended, S3.23) or call (IVR warning, S3.24), again after a cool-down (S3.28), entered (S3.26). */
export function CodePanel({ wizard }: { wizard: Wizard }) {
  const t = useTranslations("registration.code");
  const errorText = useErrorText();
  const moment = useMoment();
  const { shown, fields, keep, saveNow, moves } = wizard;
  const { code } = shown;
  const isSent = shown.state === "waiting_code" || shown.state === "wrong_code";
  const waitSeconds = useSecondsUntil(code.nextAt);
  const reason = !fields.costAccepted
    ? t("missing.cost")
    : code.sendsLeft === 0 && waitSeconds > 0
      ? t("noneLeft")
      : waitSeconds > 0
        ? t("wait", { seconds: waitSeconds })
        : null;
  const send = async () => {
    if (await saveNow()) moves.requestCode.mutate({ registrationId: shown.id, method: fields.method });
  };
  return (
    <section className="flex flex-col gap-4">
      <Field label={t("method")}>
        <RadioGroup
          options={[
            { value: "sms", label: t("sms"), hint: t("smsHint") },
            { value: "voice", label: t("voice"), hint: t("voiceHint") },
          ]}
          value={fields.method}
          onValueChange={(method) => keep({ method })}
        />
      </Field>
      {fields.method === "sms" && shown.phone ? <PhoneNotice phone={shown.phone} /> : null}
      {fields.method === "voice" ? <Banner tone="warn">{t("ivr")}</Banner> : null}
      {isSent ? null : <CostBox wizard={wizard} />}
      {moves.requestCode.error ? (
        <Banner tone="danger" role="alert">
          {errorText(moves.requestCode.error)}
        </Banner>
      ) : null}
      {isSent && code.sentAt ? (
        <>
          <p role="status" className="m-0">
            {t("sent", { at: moment(code.sentAt) })}
          </p>
          <CodeEntry wizard={wizard} />
        </>
      ) : null}
      {isSent && shown.provider === "twilio" ? <p className="m-0 text-meta text-text-2">{t("twilioAnew")}</p> : null}
      <div className="flex flex-wrap items-center gap-3">
        <Button
          variant={isSent ? "secondary" : "primary"}
          size="lg"
          pending={moves.requestCode.isPending}
          reason={reason}
          onClick={send}
        >
          {t(isSent ? "resend" : "send", { method: t(fields.method === "sms" ? "bySms" : "byVoice") })}
        </Button>
        {isSent ? (
          <span className="text-meta text-text-2">
            {waitSeconds > 0 ? reason : t("sendsLeft", { count: code.sendsLeft })}
          </span>
        ) : null}
      </div>
    </section>
  );
}
