"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useErrorText } from "@/components/live/use-error-text";
import { Banner } from "@/components/ui/banner";
import { EditingNotice } from "@/components/ui/editing-notice";
import { Field } from "@/components/ui/field";
import { Panel } from "@/components/ui/panel";
import { SaveBar } from "@/components/ui/save-bar";
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
        {mayEdit ? <Saving editing={editing} /> : null}
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

function Saving({ editing }: { editing: RoutingEditing }) {
  const t = useTranslations("routing");
  const { isDirty, hasProblem, saving } = editing;
  const problem = hasProblem ? t("problems") : null;
  return (
    <SaveBar
      save={t("save")}
      onSave={editing.save}
      onDiscard={editing.discard}
      isDirty={isDirty}
      isSaving={saving.isPending}
      refused={problem}
      problem={problem}
    />
  );
}
