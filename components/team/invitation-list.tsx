"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type RouterOutputs, useTRPC } from "../live/trpc";
import { useErrorText } from "../live/use-error-text";
import { Button } from "../ui/button";
import { showToast } from "../ui/toast-manager";
import { useMoment } from "../ui/use-moment";

type Invitation = RouterOutputs["team"]["people"]["invitations"][number];

/** Invitations that nobody has used yet; one that is revoked opens nothing. */
export function InvitationList({ invitations }: { invitations: Invitation[] }) {
  const t = useTranslations("team.people");
  const roles = useTranslations("shell.roles");
  const moment = useMoment();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const revoke = useMutation(
    trpc.team.revokeInvitation.mutationOptions({
      onSuccess: () => void showToast({ title: t("revoked") }),
      onError: (error) => void showToast({ title: errorText(error), tone: "error" }),
      onSettled: () => queries.invalidateQueries(trpc.team.pathFilter()),
    }),
  );
  return (
    <section aria-label={t("invitations")}>
      <h2 className="m-0 mb-1 text-lead font-semibold">{t("invitations")}</h2>
      <ul className="m-0 list-none p-0">
        {invitations.map(({ id, name, email, role, expiresAt }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line py-3">
            <div className="min-w-0 flex-1 basis-48">
              <div className="font-medium [overflow-wrap:anywhere]">{name}</div>
              <div className="text-meta text-text-2 [overflow-wrap:anywhere]">
                {[email, roles(role), t("expires", { when: moment(expiresAt) })].join(" · ")}
              </div>
            </div>
            <Button
              variant="danger"
              pending={revoke.isPending && revoke.variables.invitationId === id}
              onClick={() => revoke.mutate({ invitationId: id })}
              aria-label={t("revokeOf", { name })}
            >
              {t("revoke")}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
