"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type GroupMode, groupModes } from "@/db/enums";
import { useTRPC } from "../live/trpc";
import { useErrorText } from "../live/use-error-text";
import { Field } from "../ui/field";
import { FormDialog } from "../ui/form-dialog";
import { Input } from "../ui/input";
import { RadioGroup } from "../ui/radio-group";
import { showToast } from "../ui/toast-manager";
import { CheckList } from "./check-list";
import type { Group } from "./groups-screen";
import { wholeNumber } from "./whole-number";

/** A new group or changes of one (N.41–N.43). */
export function GroupDialog({
  group,
  people,
  onClose,
}: {
  group: Group | null;
  people: { id: string; name: string }[];
  onClose: () => void;
}) {
  const t = useTranslations("team.groups");
  const [name, setName] = useState(group?.name ?? "");
  const [mode, setMode] = useState<GroupMode>(group?.mode ?? "one_by_one");
  const [offer, setOffer] = useState(String(group?.offerSeconds ?? 30));
  const [wrapUp, setWrapUp] = useState(String(group?.wrapUpSeconds ?? 0));
  const [memberIds, setMemberIds] = useState(group?.members.map(({ id }) => id) ?? []);
  const [isAsked, setAsked] = useState(false);
  const save = useSave(onClose);
  const offerSeconds = mode === "one_by_one" ? wholeNumber(offer, 10, 600) : (group?.offerSeconds ?? 30);
  const wrapUpSeconds = wholeNumber(wrapUp, 0, 3600);
  const submit = () => {
    setAsked(true);
    if (!name.trim() || offerSeconds === null || wrapUpSeconds === null) return;
    save.mutate({ groupId: group?.id ?? null, name: name.trim(), mode, offerSeconds, wrapUpSeconds, memberIds });
  };
  return (
    <FormDialog
      onClose={onClose}
      title={group ? t("editTitle") : t("createTitle")}
      onSubmit={submit}
      pending={save.isPending}
      problem={save.problem}
    >
      <Field label={t("name")} error={isAsked && !name.trim() ? t("nameMissing") : undefined}>
        <Input value={name} onValueChange={setName} maxLength={60} />
      </Field>
      <Field label={t("mode")}>
        <RadioGroup
          value={mode}
          onValueChange={setMode}
          options={groupModes.map((value) => ({ value, label: t(`modes.${value}`), hint: t(`modeHints.${value}`) }))}
        />
      </Field>
      {mode === "one_by_one" ? (
        <Field
          label={t("offerSeconds")}
          hint={t("offerSecondsHint")}
          error={isAsked && offerSeconds === null ? t("range", { min: 10, max: 600 }) : undefined}
        >
          <Input inputMode="numeric" value={offer} onValueChange={setOffer} className="w-28" />
        </Field>
      ) : null}
      <Field
        label={t("wrapUpSeconds")}
        hint={t("wrapUpHint")}
        error={isAsked && wrapUpSeconds === null ? t("range", { min: 0, max: 3600 }) : undefined}
      >
        <Input inputMode="numeric" value={wrapUp} onValueChange={setWrapUp} className="w-28" />
      </Field>
      <CheckList label={t("membersLabel")} options={people} chosen={memberIds} onChange={setMemberIds} />
    </FormDialog>
  );
}

function useSave(onDone: () => void) {
  const t = useTranslations("team.groups");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const save = useMutation(
    trpc.team.saveGroup.mutationOptions({
      onSuccess: () => {
        showToast({ title: t("saved") });
        onDone();
      },
      onSettled: () => queries.invalidateQueries(trpc.team.pathFilter()),
    }),
  );
  return { ...save, problem: save.error ? errorText(save.error) : null };
}
