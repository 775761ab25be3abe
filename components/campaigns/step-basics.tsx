"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useDeferredValue, useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RadioGroup } from "@/components/ui/radio-group";
import { Textarea } from "@/components/ui/textarea";
import { StepFrame } from "./step-frame";
import type { Wizard } from "./use-wizard";

/** Step 1: type, name (a taken one is warned about, S2.10) and note. */
export function StepBasics({ wizard, draftId }: { wizard: Wizard; draftId: string | null }) {
  const t = useTranslations("campaigns.wizard.basics");
  const trpc = useTRPC();
  const [isAsked, setAsked] = useState(false);
  const name = useDeferredValue(wizard.fields.name.trim());
  const taken = useQuery(
    trpc.campaigns.isNameTaken.queryOptions({ name, exceptId: draftId }, { enabled: name !== "" }),
  );
  const isMissing = wizard.fields.name.trim() === "";
  const check = () => {
    setAsked(true);
    return !isMissing;
  };
  return (
    <StepFrame wizard={wizard} step="basics" text={t("text")} onNext={check}>
      <div className="flex max-w-160 flex-col gap-5">
        <Field label={t("type")}>
          <RadioGroup
            options={[{ value: "whatsapp", label: t("typeWhatsApp"), hint: t("typeHint") }]}
            value="whatsapp"
            onValueChange={() => undefined}
          />
        </Field>
        <Field
          label={t("name")}
          hint={taken.data && !isMissing ? <span className="text-warn-text">{t("nameTaken")}</span> : t("nameHint")}
          error={isAsked && isMissing ? t("nameRequired") : null}
        >
          <Input
            size="lg"
            autoFocus
            maxLength={120}
            value={wizard.fields.name}
            onValueChange={(value) => wizard.change({ name: value })}
          />
        </Field>
        <Field label={t("note")} hint={t("noteHint")}>
          <Textarea
            maxLength={500}
            value={wizard.fields.note}
            onChange={(event) => wizard.change({ note: event.target.value })}
          />
        </Field>
      </div>
    </StepFrame>
  );
}
