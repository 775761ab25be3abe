"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "../live/trpc";
import { useErrorText } from "../live/use-error-text";
import { Banner } from "../ui/banner";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { showToast } from "../ui/toast-manager";
import type { Person } from "./people-screen";

/** Asks before an account is switched off or on again (N.27). */
export function SwitchDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const t = useTranslations("team.people");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const how = person.active ? "deactivate" : "reactivate";
  const options = {
    onSuccess: () => {
      showToast({ title: t(`${how}d`, { name: person.name }) });
      onClose();
    },
    onSettled: () => queries.invalidateQueries(trpc.team.pathFilter()),
  };
  const deactivate = useMutation(trpc.team.deactivate.mutationOptions(options));
  const reactivate = useMutation(trpc.team.reactivate.mutationOptions(options));
  const change = person.active ? deactivate : reactivate;
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(`${how}Title`, { name: person.name })}
      description={t(`${how}Text`)}
      confirm={t(how)}
      danger={person.active}
      pending={change.isPending}
      onConfirm={() => change.mutate({ userId: person.id })}
    >
      {change.error ? (
        <Banner tone="danger" role="alert">
          {errorText(change.error)}
        </Banner>
      ) : null}
    </ConfirmDialog>
  );
}
