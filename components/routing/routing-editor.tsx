"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useErrorText } from "@/components/live/use-error-text";
import { useLeaveGuard } from "@/components/profiles/use-leave-guard";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { EditingNotice } from "@/components/ui/editing-notice";
import { Field } from "@/components/ui/field";
import { Panel } from "@/components/ui/panel";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import { useMoment } from "@/components/ui/use-moment";
import type { RoutingExplanation } from "@/db/schema/routing";
import type { RoutingView } from "@/server/routing/show-routing";
import { RoutingPicture } from "./routing-picture";
import { RoutingTester } from "./routing-tester";
import { RuleList } from "./rule-list";
import { type RoutingEditing, useRoutingEditor } from "./use-routing-editor";
import { useTargetText } from "./use-target-text";

const views = ["rules", "picture"] as const;

/** The rules of a number or their picture; beside them what they would do with a message (N.45, N.62). */
export function RoutingEditor({ view, mayEdit }: { view: RoutingView; mayEdit: boolean }) {
  const t = useTranslations("routing");
  const editing = useRoutingEditor(view);
  const [shown, setShown] = useState<(typeof views)[number]>("rules");
  const [tested, setTested] = useState<RoutingExplanation | null>(null);
  return (
    <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_360px]">
      <div className="flex min-w-0 flex-col gap-5">
        <Notices view={view} editing={editing} mayEdit={mayEdit} />
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Segmented
            label={t("views.label")}
            options={views.map((value) => ({ value, label: t(`views.${value}`) }))}
            value={shown}
            onValueChange={setShown}
          />
          <SavedLine view={view} />
        </div>
        {shown === "rules" ? (
          <>
            <RuleList editing={editing} view={view} mayEdit={mayEdit} />
            <Fallback editing={editing} view={view} mayEdit={mayEdit} />
          </>
        ) : (
          <RoutingPicture draft={editing.draft} view={view} tested={tested} />
        )}
        {mayEdit ? <SaveBar editing={editing} /> : null}
      </div>
      <RoutingTester view={view} editing={editing} onTested={setTested} />
    </div>
  );
}

function SavedLine({ view }: { view: RoutingView }) {
  const t = useTranslations("routing");
  const moment = useMoment();
  const { updatedAt, updatedByName: name } = view;
  if (!updatedAt) return null;
  const at = moment(updatedAt);
  return (
    <span className="text-meta text-text-3">{name ? t("savedAt", { at, name }) : t("savedAtBySystem", { at })}</span>
  );
}

function Notices({ view, editing, mayEdit }: { view: RoutingView; editing: RoutingEditing; mayEdit: boolean }) {
  const t = useTranslations("routing");
  const errorText = useErrorText();
  const fallback = useTargetText(view.choices).ofFallback(view.fallbackGroupId) ?? t("everybody");
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
  if (!mayEdit) return <Banner tone="info">{t("readOnly")}</Banner>;
  return view.version === 0 ? <Banner tone="warn">{t("neverSaved", { fallback })}</Banner> : null;
}

const everybody = "everybody";

function Fallback({ editing, view, mayEdit }: { editing: RoutingEditing; view: RoutingView; mayEdit: boolean }) {
  const t = useTranslations("routing");
  const { fallbackGroupId } = editing.draft;
  const isKnown = fallbackGroupId === null || view.choices.groups.some(({ id }) => id === fallbackGroupId);
  return (
    <Panel aria-label={t("fallback")}>
      <Field label={t("fallback")} hint={t("fallbackHint")} error={isKnown ? null : t("fallbackGone")}>
        <Select
          className="max-w-80"
          disabled={!mayEdit}
          options={[
            { value: everybody, label: t("targets.everyone") },
            ...view.choices.groups.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={isKnown ? (fallbackGroupId ?? everybody) : null}
          onValueChange={(id) => editing.setFallback(id === everybody ? null : id)}
        />
      </Field>
    </Panel>
  );
}

function SaveBar({ editing }: { editing: RoutingEditing }) {
  const t = useTranslations("routing");
  const { isDirty, hasProblem, saving } = editing;
  const guard = useLeaveGuard(isDirty && !saving.isPending);
  const reason = isDirty ? (hasProblem ? t("problems") : null) : t("nothingChanged");
  return (
    <div className="sticky -bottom-6 -mx-2 -mb-6 flex flex-wrap items-center gap-2 border-t border-line bg-surface px-2 py-3">
      <Button variant="primary" size="lg" pending={saving.isPending} reason={reason} onClick={editing.save}>
        {t("save")}
      </Button>
      {isDirty ? (
        <Button variant="plain" size="lg" onClick={editing.discard} disabled={saving.isPending}>
          {t("discard")}
        </Button>
      ) : null}
      <span role="status" className={hasProblem ? "text-danger-text" : "text-text-3"}>
        {hasProblem ? t("problems") : isDirty ? t("unsaved") : null}
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
