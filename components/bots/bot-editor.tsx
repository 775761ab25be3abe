"use client";
import { useTranslations } from "next-intl";
import { newMessageId } from "@/components/inbox/composer/composer-ids";
import { useErrorText } from "@/components/live/use-error-text";
import { useLeaveGuard } from "@/components/profiles/use-leave-guard";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { EditingNotice } from "@/components/ui/editing-notice";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
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
        {mayEdit ? <SaveBar editing={editing} /> : null}
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

function SaveBar({ editing }: { editing: BotEditing }) {
  const t = useTranslations("bots");
  const { isDirty, isNew, isAsked, hasProblem, saving } = editing;
  const guard = useLeaveGuard(isDirty && !saving.isPending && !saving.isSuccess);
  const isWrong = isAsked && hasProblem;
  return (
    <div className="sticky -bottom-6 -mx-2 -mb-6 flex flex-wrap items-center gap-2 border-t border-line bg-surface px-2 py-3">
      <Button
        variant="primary"
        size="lg"
        pending={saving.isPending}
        reason={isDirty || isNew ? null : t("nothingChanged")}
        onClick={editing.save}
      >
        {t(isNew ? "create" : "save")}
      </Button>
      {isDirty && !isNew ? (
        <Button variant="plain" size="lg" onClick={editing.discard} disabled={saving.isPending}>
          {t("discard")}
        </Button>
      ) : null}
      <span role="status" className={isWrong ? "text-danger-text" : "text-text-3"}>
        {isWrong ? t("wrong") : isDirty && !isNew ? t("unsaved") : null}
      </span>
      <ConfirmDialog
        open={guard.waiting}
        onOpenChange={(open) => !open && guard.stay()}
        title={t("leave.title")}
        description={t("leave.text")}
        confirm={t("leave.confirm")}
        onConfirm={guard.leave}
        danger
      />
    </div>
  );
}
