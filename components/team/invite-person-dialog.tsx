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
import { CheckList } from "./check-list";
import { LinkDialog } from "./link-dialog";

/** Asks somebody to join (N.27); afterwards the dialog shows the link once, to be handed on. */
export function InvitePersonDialog({
  groups,
  onClose,
}: {
  groups: { id: string; name: string }[];
  onClose: () => void;
}) {
  const t = useTranslations("team.people");
  const roleNames = useTranslations("shell.roles");
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<Role>("operator");
  const [groupIds, setGroupIds] = useState<string[]>([]);
  const [isAsked, setAsked] = useState(false);
  const invite = useInvite();
  const isEmail = /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim());
  const submit = () => {
    setAsked(true);
    if (name.trim() && isEmail) invite.mutate({ name: name.trim(), email: email.trim(), role, groupIds });
  };
  if (invite.data)
    return (
      <LinkDialog
        title={t("linkTitle")}
        text={t(invite.data.mailed ? "linkMailed" : "linkText", { email: email.trim() })}
        hint={t("linkHint")}
        link={invite.data.link}
        onClose={onClose}
      />
    );
  return (
    <FormDialog
      onClose={onClose}
      title={t("inviteTitle")}
      onSubmit={submit}
      confirm={t("inviteConfirm")}
      pending={invite.isPending}
      problem={invite.problem}
    >
      <Field label={t("name")} error={isAsked && !name.trim() ? t("nameMissing") : undefined}>
        <Input value={name} onValueChange={setName} maxLength={100} />
      </Field>
      <Field label={t("email")} error={isAsked && !isEmail ? t("emailWrong") : undefined}>
        <Input type="email" value={email} onValueChange={setEmail} maxLength={200} />
      </Field>
      <Field label={t("role")} hint={t(`roleHints.${role}`)}>
        <Select
          value={role}
          onValueChange={setRole}
          options={roles.map((value) => ({ value, label: roleNames(value) }))}
        />
      </Field>
      {groups.length > 0 ? (
        <CheckList label={t("groups")} options={groups} chosen={groupIds} onChange={setGroupIds} />
      ) : null}
    </FormDialog>
  );
}

function useInvite() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const invite = useMutation(
    trpc.team.invite.mutationOptions({ onSettled: () => queries.invalidateQueries(trpc.team.people.queryFilter()) }),
  );
  return { ...invite, problem: invite.error ? errorText(invite.error) : null };
}
