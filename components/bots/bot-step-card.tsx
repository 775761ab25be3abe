"use client";
import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { newMessageId } from "@/components/inbox/composer/composer-ids";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Textarea } from "@/components/ui/textarea";
import type { BotScript, BotStep } from "@/db/schema/bots";
import { isList, limits } from "@/server/bots/script-rules";
import type { BotChoices } from "@/server/bots/show-bots";
import { BotChoiceFields, Count } from "./bot-choice-fields";
import { moveChoice, newChoice, removeChoice, replaceChoice } from "./script-form";
import type { useProblemText } from "./use-bot-words";

/** One step: what the bot says and the choices below it. */
export function BotStepCard({
  step,
  n,
  script,
  choices,
  problem,
  readOnly,
  onChange,
  onRemove,
  onNewStep,
}: {
  step: BotStep;
  n: number;
  script: BotScript;
  choices: BotChoices;
  problem: ReturnType<typeof useProblemText>;
  readOnly: boolean;
  onChange: (step: BotStep) => void;
  onRemove: () => void;
  onNewStep: (choiceId: string) => void;
}) {
  const t = useTranslations("bots.step");
  const at = { stepId: step.id };
  const title = n === 0 ? t("first") : t("nth", { n: n + 1 });
  const wrong = problem(["choicesMissing", "choicesTooMany", "unreachable", "noWayOut"], at);
  return (
    <section
      id={`step-${step.id}`}
      aria-label={title}
      className="flex scroll-mt-4 flex-col gap-3 rounded-lg border border-line p-4"
    >
      <div className="flex items-center gap-2">
        <h2 className="m-0 flex-1 text-body font-semibold">{title}</h2>
        {n > 0 && !readOnly ? (
          <IconButton label={t("remove", { n: n + 1 })} onClick={onRemove}>
            <Trash2 aria-hidden />
          </IconButton>
        ) : null}
      </div>
      {wrong ? (
        <p role="alert" className="m-0 text-meta text-danger-text">
          {wrong}
        </p>
      ) : null}
      <Field
        label={n === 0 ? t("greeting") : t("text")}
        aside={<Count text={step.text} most={limits.text} />}
        error={problem(["textMissing"], at)}
      >
        <Textarea
          readOnly={readOnly}
          maxLength={limits.text}
          value={step.text}
          onChange={(event) => onChange({ ...step, text: event.target.value })}
        />
      </Field>
      <div>
        <h3 className="m-0 text-body font-medium">{t("choices")}</h3>
        <p className="m-0 text-meta text-text-3">{t(isList(step) ? "asList" : "asButtons")}</p>
      </div>
      <ol className="m-0 flex list-none flex-col gap-3 p-0">
        {step.choices.map((choice, at) => (
          <BotChoiceFields
            key={choice.id}
            choice={choice}
            n={at}
            step={step}
            script={script}
            choices={choices}
            problem={problem}
            readOnly={readOnly}
            onChange={(next) => onChange(replaceChoice(step, next))}
            onMove={(to) => onChange(moveChoice(step, at, to))}
            onRemove={() => onChange(removeChoice(step, choice.id))}
            onNewStep={() => onNewStep(choice.id)}
          />
        ))}
      </ol>
      {readOnly ? null : (
        <Button
          className="self-start"
          reason={step.choices.length < limits.rows ? null : t("tooMany", { most: limits.rows })}
          onClick={() => onChange({ ...step, choices: [...step.choices, newChoice(newMessageId())] })}
        >
          <Plus aria-hidden />
          {t("addChoice")}
        </Button>
      )}
    </section>
  );
}
