"use client";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { PageSheet } from "@/components/shell/page-sheet";
import { SettingsMenu } from "@/components/shell/settings-menu";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Panel } from "@/components/ui/panel";
import { RadioGroup } from "@/components/ui/radio-group";
import { type ProviderName, type RegistrationWay, type Role, registrationWays } from "@/db/enums";
import { UnfinishedList } from "./unfinished-list";
import { useRegistrationMoves } from "./use-registration";

const offered = ["360dialog", "meta", "twilio"] as const satisfies ProviderName[];

/** "Nový" (S0.5, S0.7): which way, at which provider; unfinished registrations to go on with. */
export function NewRegistration({ role, isUnknownReturn }: { role: Role; isUnknownReturn: boolean }) {
  const t = useTranslations("registration");
  const tHelp = useTranslations("help");
  const router = useRouter();
  const { start } = useRegistrationMoves();
  const [way, setWay] = useState<RegistrationWay>("connect");
  const [provider, setProvider] = useState<ProviderName>("360dialog");
  const begin = () =>
    start.mutate(
      { way, provider },
      { onSuccess: ({ registrationId }) => router.push(`/settings/numbers/new/${registrationId}`) },
    );
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
        <Panel aria-label={t("start.title")} className="flex flex-col gap-6">
          <div>
            <h2 className="m-0 text-lead font-semibold">{t("start.title")}</h2>
            <p className="m-0 mt-1 text-text-2">{t("start.text")}</p>
          </div>
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
          <Field label={t("start.provider")}>
            <RadioGroup
              options={offered.map((value) => ({
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
