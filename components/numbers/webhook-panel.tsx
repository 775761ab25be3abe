"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { Button } from "@/components/ui/button";
import { DetailsList } from "@/components/ui/details-list";
import { Panel } from "@/components/ui/panel";
import { showToast } from "@/components/ui/toast-manager";
import { useMoment } from "@/components/ui/use-moment";
import type { Diagnostics } from "@/server/diagnostics/show-diagnostics";
import { None } from "./fact";

/** Where the provider calls us, when it last did, what failed; and the button that tells it the address again. */
export function WebhookPanel({
  numberId,
  webhook,
  mayManage,
}: {
  numberId: string;
  webhook: Diagnostics["webhook"];
  mayManage: boolean;
}) {
  const t = useTranslations("numbers.webhookPanel");
  const moment = useMoment();
  const register = useRegister();
  const at = (time: Date | null) => (time ? moment(time) : <None />);
  return (
    <Panel id="webhook" aria-labelledby="webhook-title" className="flex scroll-mt-4 flex-col gap-3">
      <h3 id="webhook-title" className="m-0 text-body">
        {t("title")}
      </h3>
      <DetailsList
        items={[
          { label: t("lastDelivery"), value: at(webhook.lastDeliveryAt) },
          { label: t("registered"), value: at(webhook.registeredAt) },
          {
            label: t("failed"),
            value:
              webhook.failed > 0 ? (
                <Link href="/settings/webhooks" className="font-medium text-danger-text">
                  {webhook.failed}
                </Link>
              ) : (
                "0"
              ),
          },
          { label: t("refused"), value: webhook.refused },
        ]}
      />
      <p className="m-0 text-meta break-all text-text-3">{webhook.url}</p>
      {webhook.error ? <p className="m-0 text-meta text-danger-text">{webhook.error}</p> : null}
      {mayManage ? (
        <Button className="self-start" pending={register.isPending} onClick={() => register.mutate({ numberId })}>
          {t("register")}
        </Button>
      ) : null}
    </Panel>
  );
}

function useRegister() {
  const t = useTranslations("numbers.webhookPanel");
  const trpc = useTRPC();
  const client = useQueryClient();
  const errorText = useErrorText();
  return useMutation(
    trpc.numbers.registerWebhook.mutationOptions({
      onSuccess: () => void showToast({ title: t("done") }),
      onError: (error) => void showToast({ title: errorText(error), tone: "error" }),
      onSettled: () =>
        Promise.all([
          client.invalidateQueries({ queryKey: trpc.diagnostics.pathKey() }),
          client.invalidateQueries({ queryKey: trpc.numbers.pathKey() }),
        ]),
    }),
  );
}
