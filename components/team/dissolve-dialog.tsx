"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "../live/trpc";
import { useErrorText } from "../live/use-error-text";
import { Banner } from "../ui/banner";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { showToast } from "../ui/toast-manager";
import type { Group } from "./groups-screen";

/** Asks before a group ends; what stands in the way is said here. */
export function DissolveDialog({ group, onClose }: { group: Group; onClose: () => void }) {
  const t = useTranslations("team.groups");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const dissolve = useMutation(
    trpc.team.dissolveGroup.mutationOptions({
      onSuccess: () => {
        showToast({ title: t("dissolved") });
        onClose();
      },
      onSettled: () => queries.invalidateQueries(trpc.team.pathFilter()),
    }),
  );
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("dissolveTitle", { name: group.name })}
      description={t("dissolveText")}
      confirm={t("dissolve")}
      danger
      pending={dissolve.isPending}
      onConfirm={() => dissolve.mutate({ groupId: group.id })}
    >
      {dissolve.error ? (
        <Banner tone="danger" role="alert">
          {errorText(dissolve.error)}
        </Banner>
      ) : null}
    </ConfirmDialog>
  );
}
