"use client";
import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import type { BotChoice, BotMove, BotScript, BotStep } from "@/db/schema/bots";
import { isList, limits, longestTitle } from "@/server/bots/script-rules";
import type { BotChoices } from "@/server/bots/show-bots";
import { BotMoveField } from "./bot-move-field";
import type { useProblemText } from "./use-bot-words";

/** One choice below a step's words: its title, what the bot says to it, what follows. */
export function BotChoiceFields({
  choice,
  n,
  step,
  script,
  choices,
  problem,
  readOnly,
  onChange,
  onMove,
  onRemove,
  onNewStep,
}: {
  choice: BotChoice;
  n: number;
  step: BotStep;
  script: BotScript;
  choices: BotChoices;
  problem: ReturnType<typeof useProblemText>;
  readOnly: boolean;
  onChange: (choice: BotChoice) => void;
  onMove: (to: number) => void;
  onRemove: () => void;
  onNewStep: () => void;
}) {
  const t = useTranslations("bots.choice");
  const at = { stepId: step.id, choiceId: choice.id };
  const set = (part: Partial<BotChoice>) => onChange({ ...choice, ...part });
  const name = choice.title.trim() || t("nth", { n: n + 1 });
  const longest = longestTitle(step);
  return (
    <li className="rounded-lg bg-sunken p-4">
      <fieldset className="m-0 flex min-w-0 flex-col gap-3 border-0 p-0">
        <legend className="sr-only">{name}</legend>
        <div className="flex items-center gap-1">
          <span className="min-w-0 flex-1 truncate font-medium">{t("nth", { n: n + 1 })}</span>
          {readOnly ? null : (
            <>
              <IconButton label={t("up", { name })} disabled={n === 0} onClick={() => onMove(n - 1)}>
                <ArrowUp aria-hidden />
              </IconButton>
              <IconButton
                label={t("down", { name })}
                disabled={n === step.choices.length - 1}
                onClick={() => onMove(n + 1)}
              >
                <ArrowDown aria-hidden />
              </IconButton>
              <IconButton label={t("remove", { name })} onClick={onRemove}>
                <Trash2 aria-hidden />
              </IconButton>
            </>
          )}
        </div>
        <div className="grid gap-3 sm:grid-cols-2">
          <Field
            label={t("title")}
            aside={<Count text={choice.title} most={longest} />}
            error={problem(["titleMissing", "titleTooLong", "titleTwice"], at)}
          >
            <Input
              readOnly={readOnly}
              maxLength={limits.rowTitle}
              value={choice.title}
              onValueChange={(title) => set({ title })}
            />
          </Field>
          {isList(step) ? (
            <Field label={t("description")} aside={<Count text={choice.description} most={limits.description} />}>
              <Input
                readOnly={readOnly}
                maxLength={limits.description}
                value={choice.description}
                onValueChange={(description) => set({ description })}
              />
            </Field>
          ) : null}
        </div>
        <Field
          label={t("answer")}
          hint={t(choice.move.kind === "end" ? "answerEndHint" : "answerHint")}
          error={problem(["answerMissing"], at)}
        >
          <Textarea
            readOnly={readOnly}
            maxLength={limits.answer}
            className="min-h-10"
            rows={1}
            value={choice.answer}
            onChange={(event) => set({ answer: event.target.value })}
          />
        </Field>
        <BotMoveField
          move={choice.move}
          stepId={step.id}
          script={script}
          choices={choices}
          error={problem(["stepMissing", "groupMissing", "operatorMissing"], at)}
          readOnly={readOnly}
          onChange={(move: BotMove) => set({ move })}
          onNewStep={onNewStep}
        />
      </fieldset>
    </li>
  );
}

/** How much of what the provider takes is written. */
export function Count({ text, most }: { text: string; most: number }) {
  const t = useTranslations("bots");
  const { length } = text.trim();
  return (
    <span className={length > most ? "text-meta text-danger-text" : "text-meta text-text-3"}>
      <span aria-hidden>
        {length}/{most}
      </span>
      <span className="sr-only">{t("count", { length, most })}</span>
    </span>
  );
}
