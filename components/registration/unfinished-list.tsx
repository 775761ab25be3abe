"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, useTRPC } from "@/components/live/trpc";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { ErrorState } from "@/components/ui/list-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { useMoment } from "@/components/ui/use-moment";
import { formatPhone } from "@/server/core/phone";
import { RegistrationChip } from "./registration-chip";
import { useRegistrationMoves } from "./use-registration";

type Unfinished = RouterOutputs["registration"]["list"][number];

/** Registrations that somebody has begun: "Pokračovat" or "Zahodit". Nothing is shown when there is none. */
export function UnfinishedList() {
  const t = useTranslations("registration");
  const list = useQuery(useTRPC().registration.list.queryOptions());
  const { discard } = useRegistrationMoves();
  const [asked, setAsked] = useState<Unfinished | null>(null);
  if (list.isPending) return <SkeletonRows rows={2} label={t("unfinished.title")} />;
  if (list.isError) return <ErrorState onRetry={() => list.refetch()} retrying={list.isFetching} />;
  if (list.data.length === 0) return null;
  return (
    <section aria-labelledby="unfinished">
      <h2 id="unfinished" className="m-0 mb-2 text-lead font-semibold">
        {t("unfinished.title")}
      </h2>
      <ul className="m-0 list-none divide-y divide-line rounded-lg p-0 shadow-[inset_0_0_0_1px_var(--line)]">
        {list.data.map((one) => (
          <Row key={one.id} one={one} onDiscard={() => setAsked(one)} />
        ))}
      </ul>
      <ConfirmDialog
        open={asked !== null}
        onOpenChange={(open) => !open && setAsked(null)}
        title={t("unfinished.discardTitle")}
        description={t("unfinished.discardText")}
        confirm={t("unfinished.discard")}
        danger
        pending={discard.isPending}
        onConfirm={() => asked && discard.mutate({ registrationId: asked.id }, { onSettled: () => setAsked(null) })}
      />
    </section>
  );
}

function Row({ one, onDiscard }: { one: Unfinished; onDiscard: () => void }) {
  const t = useTranslations("registration");
  const moment = useMoment();
  const name = one.phone ? formatPhone(one.phone) : one.name || t(`ways.${one.way}.label`);
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3">
      <div className="min-w-48 flex-1">
        <div className="flex flex-wrap items-center gap-2 font-medium">
          {name}
          <RegistrationChip state={one.state} />
        </div>
        <div className="text-meta text-text-3">
          {t("unfinished.line", {
            provider: t(`providers.${one.provider}.label`),
            step: t(`steps.${one.step}.title`),
            owner: one.owner,
            at: moment(one.updatedAt),
          })}
        </div>
      </div>
      <div className="flex gap-2">
        <Button variant="danger" onClick={onDiscard} aria-label={t("unfinished.discardNamed", { name })}>
          {t("unfinished.discard")}
        </Button>
        <ButtonLink href={`/settings/numbers/new/${one.id}`} aria-label={t("unfinished.resumeNamed", { name })}>
          {t("unfinished.resume")}
        </ButtonLink>
      </div>
    </li>
  );
}
