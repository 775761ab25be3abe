"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { PageSheet } from "@/components/shell/page-sheet";
import { SettingsMenu } from "@/components/shell/settings-menu";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { ErrorState } from "@/components/ui/list-state";
import { RadioGroup } from "@/components/ui/radio-group";
import { SkeletonRows } from "@/components/ui/skeleton";
import { showToast } from "@/components/ui/toast-manager";
import { type ConsentPolicy, consentPolicies, type Role } from "@/db/enums";
import { ConsentTexts } from "./consent-texts";
import { ConsentWords } from "./consent-words";
import { FrequencyCap } from "./frequency-cap";

/** Nastavení → Souhlasy: what happens without consent, how clients opt out, and the words that they agree to (S4.3, N.65). */
export function ConsentSettings({ role }: { role: Role }) {
  const t = useTranslations("consent.settings");
  const policy = useQuery(useTRPC().consent.policy.queryOptions());
  return (
    <PageSheet aside={<SettingsMenu role={role} />} title={t("title")}>
      <div className="max-w-160">
        <p className="m-0 mb-6 text-text-2">{t("text")}</p>
        {policy.isPending ? <SkeletonRows rows={3} label={t("title")} /> : null}
        {policy.isError ? <ErrorState onRetry={() => policy.refetch()} retrying={policy.isFetching} /> : null}
        {policy.data ? <PolicyForm key={policy.data} current={policy.data} /> : null}
        <ConsentWords />
        <FrequencyCap />
        <ConsentTexts />
      </div>
    </PageSheet>
  );
}

function PolicyForm({ current }: { current: ConsentPolicy }) {
  const t = useTranslations("consent.settings");
  const tCommon = useTranslations("common");
  const trpc = useTRPC();
  const client = useQueryClient();
  const errorText = useErrorText();
  const [policy, setPolicy] = useState(current);
  const [reason, setReason] = useState("");
  const save = useMutation(
    trpc.consent.changePolicy.mutationOptions({
      onSuccess: () => showToast({ title: t("saved") }),
      onError: (error) => showToast({ title: errorText(error), tone: "error" }),
      onSettled: () => client.invalidateQueries({ queryKey: trpc.consent.pathKey() }),
    }),
  );
  const asksReason = policy === "warn" && current !== "warn";
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ policy, reason });
      }}
      className="flex flex-col items-start gap-4"
    >
      <Field label={t("policy")}>
        <RadioGroup
          aria-label={t("policy")}
          value={policy}
          onValueChange={setPolicy}
          options={consentPolicies.map((value) => ({ value, label: t(`${value}.label`), hint: t(`${value}.hint`) }))}
        />
      </Field>
      {asksReason ? (
        <Field label={t("reason")} hint={t("reasonHint")} className="w-full">
          <Input value={reason} onValueChange={setReason} maxLength={300} required minLength={5} />
        </Field>
      ) : null}
      <Button type="submit" pending={save.isPending} reason={policy === current ? t("unchanged") : null}>
        {tCommon("save")}
      </Button>
    </form>
  );
}
