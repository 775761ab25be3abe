"use client";
import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { StepFrame } from "./step-frame";
import type { Wizard } from "./use-wizard";

/** Step 2: the company as Meta checks it (S3.11–S3.16). */
export function StepCompany({ wizard }: { wizard: Wizard }) {
  const t = useTranslations("registration.company");
  const { fields, change, saveNow, shown } = wizard;
  const isComplete = fields.legalName.trim() !== "" && fields.website.trim() !== "";
  return (
    <StepFrame
      wizard={wizard}
      cases={["nameMismatch", "noWebsite", "otherBusiness"]}
      reason={isComplete ? null : t("missing")}
    >
      <Field label={t("legalName")} hint={t("legalNameHint")}>
        <Input
          size="lg"
          maxLength={200}
          value={fields.legalName}
          onValueChange={(legalName) => change({ legalName })}
          onBlur={saveNow}
        />
      </Field>
      <Field label={t("website")} hint={t("websiteHint")}>
        <Input
          size="lg"
          inputMode="url"
          maxLength={256}
          value={fields.website}
          onValueChange={(website) => change({ website })}
          onBlur={saveNow}
        />
      </Field>
      <Banner tone="info">{t(`where.${shown.provider}`)}</Banner>
    </StepFrame>
  );
}
