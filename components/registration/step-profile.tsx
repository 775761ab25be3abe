"use client";
import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { industries } from "@/db/enums";
import { nameTrouble } from "@/server/profiles/name-rules";
import { profileLength, profileLimits } from "@/server/profiles/rules";
import { StepFrame } from "./step-frame";
import type { Wizard } from "./use-wizard";

/** Step 3: what clients will see (S3.17–S3.19), with advice on the name before Meta judges it (S3.37). */
export function StepProfile({ wizard }: { wizard: Wizard }) {
  const t = useTranslations("registration.profile");
  const tProfile = useTranslations("profiles");
  const { fields, change, keep, saveNow } = wizard;
  const length = profileLength(fields.description.trim());
  const over = length - profileLimits.description;
  const trouble = fields.displayName ? nameTrouble(fields.displayName, fields.legalName) : [];
  const reason = fields.displayName.trim() === "" ? t("nameMissing") : over > 0 ? t("tooLong", { over }) : null;
  return (
    <StepFrame wizard={wizard} cases={["nameRejected", "nameMismatch", "review"]} reason={reason}>
      <Field label={t("displayName")} hint={t("displayNameHint")}>
        <Input
          size="lg"
          maxLength={100}
          value={fields.displayName}
          onValueChange={(displayName) => change({ displayName })}
          onBlur={saveNow}
        />
      </Field>
      {trouble.length > 0 ? (
        <div role="status" className="rounded-md bg-warn-soft px-3 py-2 text-warn-text">
          <p className="m-0 flex items-center gap-2 font-medium">
            <TriangleAlert aria-hidden className="size-4" />
            {tProfile("name.adviceTitle")}
          </p>
          <ul className="m-0 mt-1 list-disc pl-9">
            {trouble.map((warning) => (
              <li key={warning}>{tProfile(`name.advice.${warning}`)}</li>
            ))}
          </ul>
        </div>
      ) : null}
      <Field label={tProfile("industry")} hint={t("industryHint")}>
        <Select
          size="lg"
          placeholder={tProfile("industryEmpty")}
          options={industries.map((value) => ({ value, label: tProfile(`industries.${value}`) }))}
          value={fields.industry}
          onValueChange={(industry) => keep({ industry })}
        />
      </Field>
      <Field
        label={tProfile("description")}
        hint={tProfile("descriptionHint")}
        error={over > 0 ? t("tooLong", { over }) : null}
        aside={
          <span className="text-meta text-text-3">
            {tProfile("counter", { count: length, max: profileLimits.description })}
          </span>
        }
      >
        <Textarea
          maxLength={1000}
          value={fields.description}
          onChange={(event) => change({ description: event.target.value })}
          onBlur={saveNow}
        />
      </Field>
    </StepFrame>
  );
}
