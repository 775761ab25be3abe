"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { showToast } from "@/components/ui/toast-manager";
import type { ProfileField } from "@/db/enums";
import type { ProfileView } from "@/server/profiles/show-profile";
import { fieldsOf, formOf, formProblems, isSameForm, type ProfileForm } from "./profile-form";

/** A logo that was chosen and is not sent yet; `src` shows it. */
export type NewLogo = { base64: string; src: string };
type Refused = Partial<Record<ProfileField, string>>;

/**
 * One person's edit of a profile. `view` is the newest known; when it becomes newer than what the edit began with, an untouched edit
 * follows it, a touched one stays as it is and `isOutdated`.
 */
export function useProfileEditor(view: ProfileView) {
  const [base, setBase] = useState(view);
  const [form, setForm] = useState(() => formOf(view.fields));
  const [logo, setLogo] = useState<NewLogo | null>(null);
  const [isAsked, setAsked] = useState(false);
  const [refused, setRefused] = useState<Refused>({});
  const isDirty = logo !== null || !isSameForm(form, formOf(base.fields));
  const isNewer = view.version > base.version;

  const adopt = (next: ProfileView) => {
    setBase(next);
    setForm(formOf(next.fields));
    setLogo(null);
    setAsked(false);
    setRefused({});
  };
  if (isNewer && !isDirty) adopt(view);

  const { change, load } = useProfileCalls(view.number.id, { onSaved: adopt, onRefused: setRefused });
  const problems = formProblems(form);
  const edit = (part: Partial<ProfileForm>) => {
    setForm((old) => ({ ...old, ...part }));
    setRefused((old) => without(old, Object.keys(part)));
  };
  /** False = something must be corrected first. */
  const save = () => {
    setAsked(true);
    if (problems.length > 0) return false;
    const picture = logo ? { logo: logo.base64 } : {};
    change.mutate({ numberId: view.number.id, version: base.version, fields: fieldsOf(form), ...picture });
    return true;
  };
  return {
    form,
    logo,
    base,
    problems,
    refused,
    isAsked,
    isDirty,
    isOutdated: isNewer && isDirty && !change.isPending,
    edit,
    setLogo: (next: NewLogo | null) => {
      setLogo(next);
      setRefused((old) => without(old, ["logo"]));
    },
    save,
    discard: () => {
      change.reset();
      adopt(view);
    },
    load: () => load.mutate({ numberId: view.number.id }),
    change,
    isLoading: load.isPending,
  };
}

export type ProfileEditing = ReturnType<typeof useProfileEditor>;

function useProfileCalls(
  numberId: string,
  on: { onSaved: (profile: ProfileView) => void; onRefused: (fields: Refused) => void },
) {
  const t = useTranslations("profiles");
  const trpc = useTRPC();
  const client = useQueryClient();
  const errorText = useErrorText();
  const queryKey = trpc.profiles.show.queryKey({ numberId });
  const refresh = () => client.invalidateQueries({ queryKey });
  const change = useMutation(
    trpc.profiles.change.mutationOptions({
      onSuccess: (result) => {
        if (!result.ok) return on.onRefused(result.fields);
        client.setQueryData(queryKey, result.profile);
        on.onSaved(result.profile);
        showToast({ title: t("saved") });
      },
      onError: refresh,
    }),
  );
  const load = useMutation(
    trpc.profiles.load.mutationOptions({
      onSuccess: async () => {
        on.onSaved(await client.fetchQuery(trpc.profiles.show.queryOptions({ numberId }, { staleTime: 0 })));
        showToast({ title: t("loaded") });
      },
      onError: (error) => void showToast({ title: errorText(error), tone: "error" }),
    }),
  );
  return { change, load };
}

const without = (refused: Refused, fields: string[]): Refused =>
  Object.fromEntries(Object.entries(refused).filter(([field]) => !fields.includes(field)));
