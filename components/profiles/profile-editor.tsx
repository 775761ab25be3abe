"use client";
import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { useErrorText } from "@/components/live/use-error-text";
import { useFailureText } from "@/components/live/use-failure-text";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { SaveBar } from "@/components/ui/save-bar";
import { useMoment } from "@/components/ui/use-moment";
import type { ProfileView } from "@/server/profiles/show-profile";
import { DisplayName } from "./display-name";
import { LogoField } from "./logo-field";
import { ProfileFields } from "./profile-fields";
import { ProfilePreview } from "./profile-preview";
import { type ProfileEditing, useProfileEditor } from "./use-profile-editor";

/** The form and beside it the profile as on a phone, with what is typed in it. */
export function ProfileEditor({ view, company, mayEdit }: { view: ProfileView; company: string; mayEdit: boolean }) {
  const editing = useProfileEditor(view);
  const form = useRef<HTMLFormElement>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!editing.save()) requestAnimationFrame(() => focusFirstProblem(form.current));
  };
  return (
    <div className="grid items-start gap-x-10 gap-y-8 xl:grid-cols-[minmax(0,1fr)_320px]">
      <form ref={form} noValidate onSubmit={submit} className="flex max-w-170 min-w-0 flex-col gap-6">
        <LoadedLine view={view} editing={editing} mayEdit={mayEdit} />
        <Notices view={view} editing={editing} mayEdit={mayEdit} />
        <DisplayName number={view.number} company={company} />
        <LogoField view={view} editing={editing} mayEdit={mayEdit} />
        <ProfileFields editing={editing} review={view.review} mayEdit={mayEdit} />
        {mayEdit ? <Saving editing={editing} /> : null}
      </form>
      <ProfilePreview
        number={view.number}
        form={editing.form}
        logoSrc={editing.logo?.src ?? editing.base.logoSrc}
        className="xl:sticky xl:top-4"
      />
    </div>
  );
}

const focusFirstProblem = (form: HTMLFormElement | null) =>
  form?.querySelector<HTMLElement>("input[data-invalid], textarea[data-invalid]")?.focus();

function LoadedLine({ view, editing, mayEdit }: { view: ProfileView; editing: ProfileEditing; mayEdit: boolean }) {
  const t = useTranslations("profiles");
  const moment = useMoment();
  const [asking, setAsking] = useState(false);
  const { loadedAt, pushedAt } = view;
  const failure = useFailure(view);
  const times = [
    ...(loadedAt ? [t("loadedAt", { at: moment(loadedAt) })] : []),
    ...(pushedAt ? [t("pushedAt", { at: moment(pushedAt) })] : []),
  ];
  const load = () => {
    setAsking(false);
    editing.load();
  };
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <p className="m-0 min-w-60 flex-1 text-text-2">
        {t("intro")}
        {times.length > 0 ? <span className="block text-meta text-text-3">{times.join(" · ")}</span> : null}
        {failure && view.loadedAt ? (
          <span className="block text-meta text-danger-text">{t("loadFailed", failure)}</span>
        ) : null}
      </p>
      {mayEdit ? (
        <Button pending={editing.isLoading} onClick={() => (editing.isDirty ? setAsking(true) : load())}>
          <Download aria-hidden />
          {t("load")}
        </Button>
      ) : null}
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("loadOver.title")}
        description={t("loadOver.text")}
        confirm={t("loadOver.confirm")}
        onConfirm={load}
      />
    </div>
  );
}

/** Why the newest attempt to load it failed, in words; null when it did not. */
function useFailure({ failure }: ProfileView) {
  const failureText = useFailureText();
  const moment = useMoment();
  return failure && { at: failure.at ? moment(failure.at) : "", reason: failureText(failure.reason) };
}

function Notices({ view, editing, mayEdit }: { view: ProfileView; editing: ProfileEditing; mayEdit: boolean }) {
  const t = useTranslations("profiles");
  const errorText = useErrorText();
  const { change, refused, isOutdated } = editing;
  const failure = useFailure(view);
  if (isOutdated)
    return (
      <Banner tone="warn" role="alert" action={<Button onClick={editing.discard}>{t("takeNewer")}</Button>}>
        {t("newer")}
      </Banner>
    );
  if (change.isError)
    return (
      <Banner tone="danger" role="alert">
        {errorText(change.error)}
      </Banner>
    );
  if (Object.keys(refused).length > 0)
    return (
      <Banner tone="danger" role="alert">
        {t("refused")}
      </Banner>
    );
  if (failure && !view.loadedAt)
    return (
      <Banner tone="warn">
        {t("loadFailed", failure)} {t("triedAgain")}
      </Banner>
    );
  if (!mayEdit) return <Banner tone="info">{t("readOnly")}</Banner>;
  return view.version === 0 ? <Banner tone="info">{t("neverLoaded")}</Banner> : null;
}

function Saving({ editing }: { editing: ProfileEditing }) {
  const t = useTranslations("profiles");
  const { isDirty, isAsked, problems, change } = editing;
  return (
    <SaveBar
      save={t("save")}
      onDiscard={editing.discard}
      isDirty={isDirty}
      isSaving={change.isPending}
      problem={isAsked && problems.length > 0 ? t("problems") : null}
    />
  );
}
