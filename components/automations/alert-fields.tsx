"use client";
import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { AlertedPeople } from "@/db/schema/automations";
import type { AutomationsView } from "@/server/automations/show-automations";

const kinds = ["supervisors", "user", "group"] as const;

/** Whom a rule alerts: all who lead, one colleague or a group. */
export function AlertFields({
  to,
  choices: { operators, groups },
  error,
  onChange,
}: {
  to: AlertedPeople;
  choices: AutomationsView["choices"];
  error: string | null;
  onChange: (to: AlertedPeople) => void;
}) {
  const t = useTranslations("automations.fields");
  const offered = to.kind === "group" ? groups : operators.filter(({ isActive }) => isActive);
  return (
    <div className="flex flex-col gap-3">
      <Field label={t("alert")} hint={t("alertHint")}>
        <Select
          options={kinds.map((value) => ({ value, label: t(`alertKinds.${value}`) }))}
          value={to.kind}
          onValueChange={(kind) =>
            kind !== to.kind && onChange(kind === "supervisors" ? { kind } : { kind, id: "", name: "" })
          }
        />
      </Field>
      {to.kind === "supervisors" ? null : (
        <Field label={t(to.kind)} error={error}>
          <Select
            placeholder={t("choose")}
            options={offered.map(({ id, name }) => ({ value: id, label: name }))}
            value={offered.some(({ id }) => id === to.id) ? to.id : null}
            onValueChange={(id) => onChange({ ...to, id, name: offered.find((one) => one.id === id)?.name ?? "" })}
          />
        </Field>
      )}
    </div>
  );
}
