"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useErrorText } from "@/components/live/use-error-text";
import { Banner } from "@/components/ui/banner";
import { EditingNotice } from "@/components/ui/editing-notice";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Panel } from "@/components/ui/panel";
import { SaveBar } from "@/components/ui/save-bar";
import { Switch } from "@/components/ui/switch";
import { Textarea } from "@/components/ui/textarea";
import { useMoment } from "@/components/ui/use-moment";
import type { CalendarView } from "@/server/routing/show-hours";
import { type HoursEditing, useHoursForm } from "./use-hours-form";
import { WeekEditor } from "./week-editor";

/** The week, whether holidays count, and what clients are told outside the hours. `extra` stands beside Save. */
export function CalendarForm({
  numberId,
  own,
  mayEdit,
  extra,
}: {
  numberId: string | null;
  own: CalendarView["own"];
  mayEdit: boolean;
  extra: ReactNode;
}) {
  const t = useTranslations("routing.hours");
  const editing = useHoursForm(numberId, own);
  const { form, edit } = editing;
  return (
    <>
      <Notices editing={editing} mayEdit={mayEdit} />
      <Panel aria-label={t("week")}>
        <h2 className="m-0 mb-2 text-body font-semibold">{t("week")}</h2>
        <WeekEditor week={form.week} onChange={(week) => edit({ week })} disabled={!mayEdit} />
        <Switch
          className="mt-3 border-t border-line pt-3"
          label={t("observes")}
          hint={t("observesHint")}
          checked={form.observesHolidays}
          disabled={!mayEdit}
          onCheckedChange={(observesHolidays) => edit({ observesHolidays })}
        />
      </Panel>
      <Reply editing={editing} mayEdit={mayEdit} />
      <SavedLine own={own} />
      {mayEdit ? <Saving editing={editing} extra={extra} /> : null}
    </>
  );
}

function Notices({ editing, mayEdit }: { editing: HoursEditing; mayEdit: boolean }) {
  const t = useTranslations("routing");
  const errorText = useErrorText();
  if (editing.isOutdated || editing.saving.isError)
    return (
      <EditingNotice
        isOutdated={editing.isOutdated}
        newer={t("hours.newer")}
        takeNewer={t("takeNewer")}
        onTakeNewer={editing.discard}
        problem={editing.saving.isError ? errorText(editing.saving.error) : null}
      />
    );
  return mayEdit ? null : <Banner tone="info">{t("hours.readOnly")}</Banner>;
}

function Reply({ editing, mayEdit }: { editing: HoursEditing; mayEdit: boolean }) {
  const t = useTranslations("routing.hours");
  const { form, edit, isAsked } = editing;
  const isMissing = isAsked && form.replyEnabled && form.reply.trim() === "";
  return (
    <Panel aria-label={t("reply")}>
      <h2 className="m-0 mb-1 text-body font-semibold">{t("reply")}</h2>
      <Switch
        label={t("replyEnabled")}
        hint={t("replyHint")}
        checked={form.replyEnabled}
        disabled={!mayEdit}
        onCheckedChange={(replyEnabled) => edit({ replyEnabled })}
      />
      {form.replyEnabled ? (
        <Field label={t("reply")} hideLabel error={isMissing ? t("replyMissing") : null} className="mt-3">
          <Textarea
            maxLength={4096}
            disabled={!mayEdit}
            placeholder={t("replyPlaceholder")}
            value={form.reply}
            onChange={(event) => edit({ reply: event.target.value })}
          />
        </Field>
      ) : null}
      {form.replyEnabled ? (
        <Field label={t("callback")} hint={t("callbackHint")} className="mt-3">
          <Input
            className="max-w-64"
            maxLength={20}
            disabled={!mayEdit}
            placeholder={t("callbackPlaceholder")}
            value={form.callbackLabel}
            onValueChange={(callbackLabel) => edit({ callbackLabel })}
          />
        </Field>
      ) : null}
    </Panel>
  );
}

function SavedLine({ own }: { own: CalendarView["own"] }) {
  const t = useTranslations("routing.hours");
  const moment = useMoment();
  if (!own?.updatedByName) return null;
  return (
    <p className="m-0 text-meta text-text-3">{t("savedBy", { at: moment(own.updatedAt), name: own.updatedByName })}</p>
  );
}

function Saving({ editing, extra }: { editing: HoursEditing; extra: ReactNode }) {
  const t = useTranslations("routing.hours");
  const { isDirty, canSave, isAsked, isRight, saving } = editing;
  return (
    <SaveBar
      save={t("save")}
      onSave={editing.save}
      onDiscard={editing.discard}
      isDirty={isDirty}
      canSave={canSave}
      isSaving={saving.isPending}
      problem={isAsked && !isRight ? t("problems") : null}
    >
      {extra}
    </SaveBar>
  );
}
