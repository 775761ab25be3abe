"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { Banner } from "@/components/ui/banner";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { type ConsentState, type MarketingVerdict, marketingVerdict } from "@/server/consent/rules";
import { exceptionSchema } from "@/server/consent/schema";
import { mayDo } from "@/server/team/permissions";
import { useMe } from "../me";

/** Whether marketing may go to this client, and the reason a person gives when nobody recorded their consent (S4.3). */
export function useTemplateConsent(state: ConsentState) {
  const trpc = useTRPC();
  const { role } = useMe();
  const policy = useQuery(trpc.consent.policy.queryOptions());
  const [reason, setReason] = useState("");
  const verdictFor = (category: string | undefined): MarketingVerdict =>
    category === "marketing" ? marketingVerdict(state, policy.data ?? "required") : "send";
  const mayExcept = mayDo(role, "consent.except");
  const exception = exceptionSchema.safeParse({ reason }).data ?? null;
  return {
    reason,
    setReason,
    verdictFor,
    mayExcept,
    /** Null = nothing stands in the way. */
    problemFor: (category: string | undefined): "forbidden" | "reason" | null => {
      if (verdictFor(category) !== "exception") return null;
      if (!mayExcept) return "forbidden";
      return exception ? null : "reason";
    },
    exceptionFor: (category: string) => (verdictFor(category) === "exception" ? exception : null),
  };
}

export type TemplateConsentState = ReturnType<typeof useTemplateConsent>;

/** Says that the client has not agreed to marketing; who may send it all the same gives a reason. */
export function TemplateConsent({
  consent,
  category,
}: {
  consent: TemplateConsentState;
  category: string | undefined;
}) {
  const t = useTranslations("composer.picker.consent");
  const verdict = consent.verdictFor(category);
  if (verdict !== "warn" && verdict !== "exception") return null;
  return (
    <div className="mb-4 flex flex-col gap-3">
      <Banner tone="warn" role="status">
        <b>{t("none")}</b> {t(verdict === "warn" ? "warn" : consent.mayExcept ? "except" : "forbidden")}
      </Banner>
      {verdict === "exception" && consent.mayExcept ? (
        <Field label={t("reason")} hint={t("reasonHint")}>
          <Input value={consent.reason} onValueChange={consent.setReason} maxLength={300} required />
        </Field>
      ) : null}
    </div>
  );
}
