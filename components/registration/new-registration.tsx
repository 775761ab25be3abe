"use client";
import { skipToken, useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { PageSheet } from "@/components/shell/page-sheet";
import { SettingsMenu } from "@/components/shell/settings-menu";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { ErrorState } from "@/components/ui/list-state";
import { Panel } from "@/components/ui/panel";
import { RadioGroup } from "@/components/ui/radio-group";
import { SkeletonRows } from "@/components/ui/skeleton";
import { type ProviderName, type RegistrationWay, type Role, registrationWays } from "@/db/enums";
import { formatPhone } from "@/server/core/phone";
import type { Move } from "@/server/registration/show-move";
import { UnfinishedList } from "./unfinished-list";
import { useRegistrationMoves } from "./use-registration";

const offered = ["360dialog", "meta", "twilio"] as const satisfies ProviderName[];

/** "Nový" (S0.5, S0.7): which way, at which provider; unfinished registrations to go on with. Or where a number is to move (O20). */
export function NewRegistration({
  role,
  isUnknownReturn,
  moves,
}: {
  role: Role;
  isUnknownReturn: boolean;
  /** Id of the number that is to move. */
  moves: string | null;
}) {
  const t = useTranslations("registration");
  const tHelp = useTranslations("help");
  const move = useQuery(useTRPC().registration.move.queryOptions(moves ? { numberId: moves } : skipToken));
  return (
    <PageSheet
      aside={<SettingsMenu role={role} />}
      up={{ href: "/settings/numbers", label: t("up") }}
      title={t("title")}
      banner={
        isUnknownReturn ? (
          <Banner tone="danger" role="alert">
            <b>{t("unknownReturn.title")}</b> {t("unknownReturn.text")}
          </Banner>
        ) : undefined
      }
    >
      <div className="flex max-w-160 flex-col gap-8">
        <UnfinishedList />
        {moves && move.isPending ? <SkeletonRows rows={4} label={t("title")} /> : null}
        {move.isError ? <ErrorState onRetry={() => move.refetch()} retrying={move.isFetching} /> : null}
        {moves && move.data === null ? (
          <Banner tone="warn" role="alert">
            {t("move.gone")}
          </Banner>
        ) : null}
        {!moves || move.isSuccess ? <Start move={move.data ?? null} /> : null}
        <p className="m-0 flex flex-wrap gap-x-6 gap-y-2">
          {(["comparison", "data-protection", "conversations"] as const).map((page) => (
            <Link
              key={page}
              href={`/help/${page}`}
              className="inline-flex min-h-6 items-center font-medium text-accent-text touch:min-h-11"
            >
              {tHelp(`${page === "data-protection" ? "dataProtection" : page}.title`)}
            </Link>
          ))}
        </p>
      </div>
    </PageSheet>
  );
}

function Start({ move }: { move: Move | null }) {
  const t = useTranslations("registration");
  const router = useRouter();
  const { start } = useRegistrationMoves();
  const providers = offered.filter((one) => one !== move?.provider);
  const [way, setWay] = useState<RegistrationWay>("connect");
  const [provider, setProvider] = useState<ProviderName>(providers[0] ?? "360dialog");
  const begin = () =>
    start.mutate(
      { way, provider, ...(move ? { movesNumberId: move.numberId } : {}) },
      { onSuccess: ({ registrationId }) => router.push(`/settings/numbers/new/${registrationId}`) },
    );
  return (
    <Panel aria-label={t("start.title")} className="flex flex-col gap-6">
      <div>
        <h2 className="m-0 text-lead font-semibold">{t("start.title")}</h2>
        {move ? null : <p className="m-0 mt-1 text-text-2">{t("start.text")}</p>}
      </div>
      {move ? (
        <Banner tone="info">
          <b>
            {t("move.title", {
              name: move.name,
              phone: formatPhone(move.phone),
              provider: t(`providers.${move.provider}.label`),
            })}
          </b>{" "}
          {t("move.text")}
        </Banner>
      ) : (
        <Field label={t("start.way")}>
          <RadioGroup
            options={registrationWays.map((value) => ({
              value,
              label: t(`ways.${value}.label`),
              hint: t(`ways.${value}.hint`),
            }))}
            value={way}
            onValueChange={setWay}
          />
        </Field>
      )}
      <Field label={t("start.provider")}>
        <RadioGroup
          options={providers.map((value) => ({
            value,
            label: t(`providers.${value}.label`),
            hint: t(`providers.${value}.hint`),
          }))}
          value={provider}
          onValueChange={setProvider}
        />
      </Field>
      <Button variant="primary" size="lg" className="self-start" pending={start.isPending} onClick={begin}>
        {t("start.begin")}
      </Button>
    </Panel>
  );
}
