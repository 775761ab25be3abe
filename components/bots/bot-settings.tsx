"use client";
import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import type { BotScript } from "@/db/schema/bots";
import { isList, limits } from "@/server/bots/script-rules";
import { Count } from "./bot-choice-fields";
import type { useProblemText } from "./use-bot-words";

const times = ["1", "2", "3", "4", "5"] as const;
const minutes = ["5", "10", "15", "30", "60", "120", "240", "480", "720"] as const;

/** When a bot gives up and what it says then. */
export function BotSettings({
  script,
  problem,
  readOnly,
  onChange,
}: {
  script: BotScript;
  problem: ReturnType<typeof useProblemText>;
  readOnly: boolean;
  onChange: (part: Partial<BotScript>) => void;
}) {
  const t = useTranslations("bots.settings");
  const silence = [...new Set([...minutes, String(script.silenceMinutes)])].sort((a, b) => Number(a) - Number(b));
  return (
    <section aria-label={t("title")} className="flex flex-col gap-3 rounded-lg border border-line p-4">
      <div>
        <h2 className="m-0 text-body font-semibold">{t("title")}</h2>
        <p className="m-0 text-meta text-text-3">{t("hint")}</p>
      </div>
      <Field label={t("unclear")} hint={t("unclearHint")} error={problem(["unclearMissing"])}>
        <Textarea
          readOnly={readOnly}
          maxLength={limits.unclear}
          className="min-h-10"
          rows={1}
          value={script.unclear}
          onChange={(event) => onChange({ unclear: event.target.value })}
        />
      </Field>
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label={t("maxUnclear")}>
          <Select
            disabled={readOnly}
            options={times.map((value) => ({ value, label: t("times", { count: Number(value) }) }))}
            value={times.find((value) => Number(value) === script.maxUnclear) ?? null}
            onValueChange={(value) => onChange({ maxUnclear: Number(value) })}
          />
        </Field>
        <Field label={t("silence")}>
          <Select
            disabled={readOnly}
            options={silence.map((value) => ({ value, label: t("minutes", { count: Number(value) }) }))}
            value={String(script.silenceMinutes)}
            onValueChange={(value) => onChange({ silenceMinutes: Number(value) })}
          />
        </Field>
      </div>
      <Field label={t("handOver")} hint={t("handOverHint")} error={problem(["handOverMissing"])}>
        <Textarea
          readOnly={readOnly}
          maxLength={limits.handOver}
          className="min-h-10"
          rows={1}
          value={script.handOver}
          onChange={(event) => onChange({ handOver: event.target.value })}
        />
      </Field>
      {script.steps.some(isList) ? (
        <Field
          label={t("listButton")}
          hint={t("listButtonHint")}
          aside={<Count text={script.listButton} most={limits.listButton} />}
          error={problem(["listButtonMissing"])}
        >
          <Input
            readOnly={readOnly}
            maxLength={limits.listButton}
            value={script.listButton}
            onValueChange={(listButton) => onChange({ listButton })}
          />
        </Field>
      ) : null}
    </section>
  );
}
