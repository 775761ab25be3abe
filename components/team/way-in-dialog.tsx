"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "../live/trpc";
import { useErrorText } from "../live/use-error-text";
import { Banner } from "../ui/banner";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { showToast } from "../ui/toast-manager";
import { LinkDialog } from "./link-dialog";
import type { Person } from "./people-screen";
import type { WayIn } from "./person-menu";

/** Asks before an administrator changes how somebody gets in (N.8); a link to a new password is shown once. */
export function WayInDialog({ what, person, onClose }: { what: WayIn; person: Person; onClose: () => void }) {
  const t = useTranslations("team.people");
  const { name, email } = person;
  const { change, link } = useWayIn({ what, name, onClose });
  if (link)
    return (
      <LinkDialog
        title={t("resetReady")}
        text={t("resetReadyText", { name })}
        hint={t("resetHint")}
        link={link}
        onClose={onClose}
      />
    );
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(`${what}Title`, { name })}
      description={t(`${what}Text`, { email })}
      confirm={what === "reset" ? t("resetConfirm") : t(what)}
      danger={what !== "reset"}
      pending={change.isPending}
      onConfirm={() => change.mutate({ userId: person.id })}
    >
      <Problem error={change.error} />
    </ConfirmDialog>
  );
}

function Problem({ error }: { error: unknown }) {
  const errorText = useErrorText();
  if (!error) return null;
  return (
    <Banner tone="danger" role="alert">
      {errorText(error)}
    </Banner>
  );
}

function useWayIn({ what, name, onClose }: { what: WayIn; name: string; onClose: () => void }) {
  const t = useTranslations("team.people");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const done = (text: string) => ({
    onSuccess: () => {
      showToast({ title: text });
      onClose();
    },
    onSettled: () => queries.invalidateQueries(trpc.team.people.queryFilter()),
  });
  const reset = useMutation(trpc.auth.makeResetLink.mutationOptions());
  const factor = useMutation(trpc.auth.resetSecondFactor.mutationOptions(done(t("factorDone", { name }))));
  const unlink = useMutation(trpc.auth.unlinkSso.mutationOptions(done(t("unlinkDone", { name }))));
  return { change: { reset, factor, unlink }[what], link: reset.data?.link ?? null };
}
