"use client";
import { useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/checkbox";
import { checklist } from "@/server/registration/rules";
import { StepFrame } from "./step-frame";
import type { Wizard } from "./use-wizard";

/** Step 0: what is needed (S3.4), each with a box that is remembered, and the terms (S3.38). */
export function StepPrepare({ wizard }: { wizard: Wizard }) {
  const t = useTranslations("registration");
  const { fields, keep, shown } = wizard;
  // A registered number has passed what was asked of its phone, name and web.
  const items = shown.way === "register" ? checklist : (["admin", "payment"] as const);
  const isReady = items.every((item) => fields.checked.includes(item));
  const reason = isReady ? (fields.termsAccepted ? null : t("prepare.termsMissing")) : t("prepare.missing");
  return (
    <StepFrame wizard={wizard} cases={["noAdmin", "noPayment", "moved"]} reason={reason}>
      <fieldset className="m-0 flex flex-col gap-1 border-0 p-0">
        <legend className="mb-1 p-0 font-medium">{t("prepare.needed")}</legend>
        {items.map((item) => (
          <Checkbox
            key={item}
            label={t(`prepare.item.${item}.label`)}
            hint={t(`prepare.item.${item}.hint`)}
            checked={fields.checked.includes(item)}
            onCheckedChange={(on) =>
              keep({ checked: on ? [...fields.checked, item] : fields.checked.filter((one) => one !== item) })
            }
          />
        ))}
      </fieldset>
      <div className="border-t border-line pt-4">
        <Checkbox
          label={t("prepare.terms")}
          hint={t("prepare.termsHint")}
          checked={fields.termsAccepted}
          onCheckedChange={(termsAccepted) => keep({ termsAccepted })}
        />
      </div>
    </StepFrame>
  );
}
