"use client";
import { useTranslations } from "next-intl";
import { newMessageId } from "@/components/inbox/composer/composer-ids";
import { useErrorText } from "@/components/live/use-error-text";
import { Banner } from "@/components/ui/banner";
import { EditingNotice } from "@/components/ui/editing-notice";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SaveBar } from "@/components/ui/save-bar";
import type { BotChoices } from "@/server/bots/show-bots";
import { BotPhone } from "./bot-phone";
import { BotSettings } from "./bot-settings";
import { BotStepCard } from "./bot-step-card";
import { leadToNewStep, newStep, removeStep, replaceStep } from "./script-form";
import { type BotEditing, type EditedBot, useBotEditor } from "./use-bot-editor";
import { useProblemText } from "./use-bot-words";

/** The steps of a bot on the left, on the right a phone that tries them as they stand (N.45, N.62). */
export function BotEditor({ bot, choices, mayEdit }: { bot: EditedBot; choices: BotChoices; mayEdit: boolean }) {
  const editing = useBotEditor(bot, choices);
  const { script } = editing.draft;
  return (
    <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_340px]">
      <div className="flex min-w-0 flex-col gap-4">
        <Notices editing={editing} mayEdit={mayEdit} />
        <Fields editing={editing} choices={choices} readOnly={!mayEdit} />
        {mayEdit ? <Saving editing={editing} /> : null}
      </div>
      <BotPhone script={script} choices={choices} />
    </div>
  );
}

function Fields({ editing, choices, readOnly }: { editing: BotEditing; choices: BotChoices; readOnly: boolean }) {
  const t = useTranslations("bots");
  const problem = useProblemText(editing.problems);
  const { name, script } = editing.draft;
  const addStep = (stepId: string, choiceId: string) => {
    const step = newStep(newMessageId(), newMessageId());
    editing.setScript((old) => leadToNewStep(old, { stepId, choiceId }, step));
    requestAnimationFrame(() => document.getElementById(`step-${step.id}`)?.querySelector("textarea")?.focus());
  };
  return (
    <>
      <Field
        label={t("name")}
        hint={t("nameHint")}
        error={editing.isAsked && name.trim() === "" ? t("nameMissing") : null}
      >
        <Input size="lg" readOnly={readOnly} maxLength={80} value={name} onValueChange={editing.setName} />
      </Field>
      {script.steps.map((step, n) => (
        <BotStepCard
          key={step.id}
          step={step}
          n={n}
          script={script}
          choices={choices}
          problem={problem}
          readOnly={readOnly}
          onChange={(next) => editing.setScript((old) => replaceStep(old, next))}
          onRemove={() => editing.setScript((old) => removeStep(old, step.id))}
          onNewStep={(choiceId) => addStep(step.id, choiceId)}
        />
      ))}
      <BotSettings
        script={script}
        problem={problem}
        readOnly={readOnly}
        onChange={(part) => editing.setScript((old) => ({ ...old, ...part }))}
      />
    </>
  );
}

function Notices({ editing, mayEdit }: { editing: BotEditing; mayEdit: boolean }) {
  const t = useTranslations("bots");
  const errorText = useErrorText();
  if (editing.isOutdated || editing.saving.isError)
    return (
      <EditingNotice
        isOutdated={editing.isOutdated}
        newer={t("newer")}
        takeNewer={t("takeNewer")}
        onTakeNewer={editing.discard}
        problem={editing.saving.isError ? errorText(editing.saving.error) : null}
      />
    );
  return mayEdit ? null : <Banner tone="info">{t("readOnly")}</Banner>;
}

function Saving({ editing }: { editing: BotEditing }) {
  const t = useTranslations("bots");
  const { isDirty, isNew, isAsked, hasProblem, saving } = editing;
  return (
    <SaveBar
      save={t(isNew ? "create" : "save")}
      onSave={editing.save}
      onDiscard={editing.discard}
      isDirty={isDirty}
      isNew={isNew}
      isSaving={saving.isPending}
      isSaved={saving.isSuccess}
      problem={isAsked && hasProblem ? t("wrong") : null}
    />
  );
}
