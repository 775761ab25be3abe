"use client";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { showToast } from "@/components/ui/toast-manager";
import { useMoment } from "@/components/ui/use-moment";
import type { ConsentFacts } from "@/server/campaigns/consent-facts";
import { reasonSchema } from "@/server/consent/schema";
import { useRefreshCampaigns } from "./use-campaign";

/** Recipients of a marketing campaign who have not consented: left out, or sent to with a reason that the audit log keeps (S4.3). */
export function ConsentPanel({ campaignId }: { campaignId: string }) {
  const t = useTranslations("campaigns.wizard.summary.consent");
  const trpc = useTRPC();
  const { data } = useQuery(trpc.campaigns.consentFacts.queryOptions({ campaignId }, { refetchInterval: 30_000 }));
  if (!data || (data.unconsented === 0 && !data.exception)) return null;
  return (
    <section className="mb-6" aria-label={t("title")}>
      <Banner tone="warn" role="status">
        <b>{t("count", { count: data.unconsented })}</b> {t(outcomeOf(data))}
      </Banner>
      {data.policy === "required" ? <Exception campaignId={campaignId} exception={data.exception} /> : null}
    </section>
  );
}

const outcomeOf = ({ policy, exception }: ConsentFacts) =>
  exception ? "excepted" : policy === "warn" ? "warned" : "leftOut";

function Exception({ campaignId, exception }: { campaignId: string; exception: ConsentFacts["exception"] }) {
  const t = useTranslations("campaigns.wizard.summary.consent");
  const common = useTranslations("common");
  const moment = useMoment();
  const save = useSave();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const [isAsked, setAsked] = useState(false);
  const isMissing = !reasonSchema.safeParse(reason).success;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!isMissing) save.mutate({ campaignId, reason }, { onSuccess: () => setOpen(false) });
  };
  if (exception)
    return (
      <p className="m-0 mt-2 text-text-2">
        {t("exceptionBy", { name: exception.by ?? "", at: moment(exception.at), reason: exception.reason })}{" "}
        <Button variant="link" pending={save.isPending} onClick={() => save.mutate({ campaignId, reason: null })}>
          {t("takeBack")}
        </Button>
      </p>
    );
  if (!isOpen)
    return (
      <Button variant="link" className="mt-1 -ml-1" onClick={() => setOpen(true)}>
        {t("except")}
      </Button>
    );
  return (
    <form noValidate onSubmit={submit} className="mt-3 flex max-w-120 flex-col gap-3">
      <Field label={t("reason")} hint={t("reasonHint")} error={isAsked && isMissing ? t("reasonMissing") : null}>
        <Input autoFocus maxLength={300} value={reason} onValueChange={setReason} />
      </Field>
      <div className="flex gap-2">
        <Button type="submit" pending={save.isPending}>
          {t("save")}
        </Button>
        <Button variant="plain" onClick={() => setOpen(false)}>
          {common("cancel")}
        </Button>
      </div>
    </form>
  );
}

function useSave() {
  const trpc = useTRPC();
  const refresh = useRefreshCampaigns();
  const errorText = useErrorText();
  return useMutation(
    trpc.campaigns.exceptConsent.mutationOptions({
      onSuccess: refresh,
      onError: (error) => showToast({ title: errorText(error), tone: "error" }),
    }),
  );
}
