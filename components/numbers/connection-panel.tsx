"use client";
import { useQuery } from "@tanstack/react-query";
import { Check, X } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { useFailureText } from "@/components/live/use-failure-text";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Panel } from "@/components/ui/panel";
import { useMoment } from "@/components/ui/use-moment";
import type { NumberDetail } from "@/server/numbers/show-number";
import { CredentialsDialog } from "./credentials-dialog";
import { Fact, Facts, None } from "./fact";

/** The provider, the health of its webhook, and how to change either: new credentials, another provider (O20). */
export function ConnectionPanel({ number, mayManage }: { number: NumberDetail; mayManage: boolean }) {
  const t = useTranslations("numbers.connection");
  const tNumbers = useTranslations("numbers");
  const failureText = useFailureText();
  const moment = useMoment();
  const [isChanging, setChanging] = useState(false);
  const { data } = useQuery(useTRPC().diagnostics.show.queryOptions({ numberId: number.id }));
  const webhook = data?.webhook;
  const { webhookError } = number.connection;
  const isWrong = webhookError !== null;
  return (
    <Panel aria-labelledby="number-connection" className="flex flex-col gap-4">
      <h2 id="number-connection" className="m-0 text-lead">
        {t("title")}
      </h2>
      <Facts>
        <Fact label={tNumbers("provider")}>{tNumbers(`providers.${number.connection.provider}`)}</Fact>
        <Fact label={t("webhook")} note={webhookError && failureText(webhookError)}>
          <span className="inline-flex items-center gap-1.5">
            {isWrong ? (
              <X aria-hidden className="size-3.5 text-danger-text" strokeWidth={2.4} />
            ) : (
              <Check aria-hidden className="size-3.5 text-ok-text" strokeWidth={2.4} />
            )}
            {isWrong ? tNumbers("webhookFailed") : tNumbers("webhookOk")}
          </span>
        </Fact>
        <Fact
          label={t("lastDelivery")}
          note={
            webhook && webhook.failed > 0 ? (
              <Link href="/settings/webhooks" className="text-danger-text">
                {t("failed", { count: webhook.failed })}
              </Link>
            ) : null
          }
        >
          {webhook?.lastDeliveryAt ? moment(webhook.lastDeliveryAt) : <None />}
        </Fact>
      </Facts>
      {mayManage ? (
        <footer className="flex flex-wrap gap-2 border-t border-line pt-4">
          <Button onClick={() => setChanging(true)}>{t("change")}</Button>
          <ButtonLink variant="plain" href={`/settings/numbers/new?move=${number.id}`}>
            {t("move")}
          </ButtonLink>
        </footer>
      ) : null}
      {isChanging ? <CredentialsDialog number={number} onClose={() => setChanging(false)} /> : null}
    </Panel>
  );
}
