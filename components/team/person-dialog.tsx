"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Role, roles } from "@/db/enums";
import { useTRPC } from "../live/trpc";
import { useErrorText } from "../live/use-error-text";
import { Field } from "../ui/field";
import { FormDialog } from "../ui/form-dialog";
import { Input } from "../ui/input";
import { Select } from "../ui/select";
import { showToast } from "../ui/toast-manager";
import { CheckList } from "./check-list";
import type { Person } from "./people-screen";
import { wholeNumber } from "./whole-number";

const highest = 50;

/** Name, role, groups and capacity of an account (N.27). */
export function PersonDialog({
  person,
  groups,
  onClose,
}: {
  person: Person;
  groups: { id: string; name: string }[];
  onClose: () => void;
}) {
  const t = useTranslations("team.people");
  const roleNames = useTranslations("shell.roles");
  const [name, setName] = useState(person.name);
  const [role, setRole] = useState<Role>(person.role);
  const [capacityText, setCapacity] = useState(String(person.capacity));
  const [groupIds, setGroupIds] = useState(person.groupIds);
  const [isAsked, setAsked] = useState(false);
  const save = useChange(onClose);
  const capacity = wholeNumber(capacityText, 0, highest);
  const submit = () => {
    setAsked(true);
    if (!name.trim() || capacity === null) return;
    save.mutate({ userId: person.id, name: name.trim(), role, capacity, groupIds });
  };
  return (
    <FormDialog
      onClose={onClose}
      title={t("editTitle")}
      description={person.email}
      onSubmit={submit}
      pending={save.isPending}
      problem={save.problem}
    >
      <Field label={t("name")} error={isAsked && !name.trim() ? t("nameMissing") : undefined}>
        <Input value={name} onValueChange={setName} maxLength={100} />
      </Field>
      <Field label={t("role")} hint={t(`roleHints.${role}`)}>
        <Select
          value={role}
          onValueChange={setRole}
          options={roles.map((value) => ({ value, label: roleNames(value) }))}
        />
      </Field>
      <Field
        label={t("capacity")}
        hint={t("capacityHint")}
        error={isAsked && capacity === null ? t("capacityRange", { max: highest }) : undefined}
      >
        <Input inputMode="numeric" value={capacityText} onValueChange={setCapacity} className="w-28" />
      </Field>
      {groups.length > 0 ? (
        <CheckList label={t("groups")} options={groups} chosen={groupIds} onChange={setGroupIds} />
      ) : null}
    </FormDialog>
  );
}

function useChange(onDone: () => void) {
  const t = useTranslations("team.people");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const change = useMutation(
    trpc.team.changeUser.mutationOptions({
      onSuccess: () => {
        showToast({ title: t("saved") });
        onDone();
      },
      onSettled: () => queries.invalidateQueries(trpc.team.pathFilter()),
    }),
  );
  return { ...change, problem: change.error ? errorText(change.error) : null };
}
