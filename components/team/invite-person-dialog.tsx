"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { type Role, roles } from "@/db/enums";
import { useTRPC } from "../live/trpc";
import { useErrorText } from "../live/use-error-text";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Select } from "../ui/select";
import { CheckList } from "./check-list";
import { InvitationLink } from "./invitation-link";

/** Asks somebody to join (N.27); afterwards the dialog shows the link once, to be handed on. */
export function InvitePersonDialog({
  groups,
  onClose,
}: {
  groups: { id: string; name: string }[];
  onClose: () => void;
}) {
  const t = useTranslations("team.people");
  const tCommon = useTranslations("common");
  const roleNames = useTranslations("shell.roles");
  const formId = useId();
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<Role>("operator");
  const [groupIds, setGroupIds] = useState<string[]>([]);
  const [isAsked, setAsked] = useState(false);
  const invite = useInvite();
  const isEmail = /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (name.trim() && isEmail) invite.mutate({ name: name.trim(), email: email.trim(), role, groupIds });
  };
  if (invite.data) return <InvitationLink {...invite.data} email={email.trim()} onClose={onClose} />;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("inviteTitle")}
      footer={
        <>
          <Button variant="plain" onClick={onClose}>
            {tCommon("cancel")}
          </Button>
          <Button variant="primary" type="submit" form={formId} pending={invite.isPending}>
            {t("inviteConfirm")}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={submit} className="flex flex-col gap-4">
        {invite.problem ? (
          <Banner tone="danger" role="alert">
            {invite.problem}
          </Banner>
        ) : null}
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
      </form>
    </Dialog>
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
