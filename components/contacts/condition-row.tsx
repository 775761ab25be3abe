"use client";
import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { fieldTests } from "@/db/enums";
import type { ContactCondition } from "@/db/schema/contacts";
import { formatPhone } from "@/server/core/phone";
import { conditionKinds, emptyCondition } from "./condition-form";
import { useFields } from "./use-contact-data";

type Of<Kind extends ContactCondition["kind"]> = Extract<ContactCondition, { kind: Kind }>;
type Change = (next: ContactCondition) => void;

/** One condition: what it asks, how, and for what. */
export function ConditionRow({
  condition,
  onChange,
  onRemove,
}: {
  condition: ContactCondition;
  onChange: Change;
  onRemove: () => void;
}) {
  const t = useTranslations("contacts.conditions");
  return (
    <div className="flex flex-wrap items-center gap-2 rounded-md bg-sunken p-2">
      <Select
        aria-label={t("kind")}
        className="w-48 max-sm:-order-2 max-sm:w-[calc(100%-52px)]"
        value={condition.kind}
        options={conditionKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        onValueChange={(kind) => onChange(emptyCondition(kind))}
      />
      <Body condition={condition} onChange={onChange} />
      <span className="flex-1 max-sm:hidden" />
      <IconButton label={t("remove")} onClick={onRemove} className="max-sm:-order-1">
        <X aria-hidden />
      </IconButton>
    </div>
  );
}

function Body({ condition, onChange }: { condition: ContactCondition; onChange: Change }) {
  const t = useTranslations("contacts");
  switch (condition.kind) {
    case "field":
      return <FieldBody condition={condition} onChange={onChange} />;
    case "tag":
      return <TagBody condition={condition} onChange={onChange} />;
    case "number":
      return <NumberBody condition={condition} onChange={onChange} />;
    case "created":
    case "lastMessage":
      return <DaysBody condition={condition} onChange={onChange} />;
    case "consent":
      return (
        <Select
          aria-label={t("conditions.value")}
          className="w-48"
          value={condition.is}
          options={(["given", "withdrawn", "unknown"] as const).map((value) => ({
            value,
            label: t(`consent.${value}`),
          }))}
          onValueChange={(is) => onChange({ kind: "consent", is })}
        />
      );
    case "blocked":
      return (
        <Select
          aria-label={t("conditions.value")}
          className="w-48"
          value={condition.is ? "yes" : "no"}
          options={(["yes", "no"] as const).map((value) => ({ value, label: t(`conditions.blocked.${value}`) }))}
          onValueChange={(is) => onChange({ kind: "blocked", is: is === "yes" })}
        />
      );
  }
}

function FieldBody({ condition, onChange }: { condition: Of<"field">; onChange: Change }) {
  const t = useTranslations("contacts.conditions");
  const { all } = useFields();
  const field = all.find(({ key }) => key === condition.key);
  const asksValue = condition.test === "is" || condition.test === "contains";
  return (
    <>
      <Select
        aria-label={t("field")}
        className="w-44"
        placeholder={t("chooseField")}
        value={condition.key || null}
        options={all.map(({ key, label }) => ({ value: key, label }))}
        onValueChange={(key) => onChange({ ...condition, key, value: "" })}
      />
      <Select
        aria-label={t("test")}
        className="w-36"
        value={condition.test}
        options={fieldTests.map((value) => ({ value, label: t(`tests.${value}`) }))}
        onValueChange={(test) => onChange({ ...condition, test })}
      />
      {asksValue && field?.kind === "choice" && condition.test === "is" ? (
        <Select
          aria-label={t("value")}
          className="w-44"
          placeholder={t("choose")}
          value={condition.value || null}
          options={field.options.map((value) => ({ value, label: value }))}
          onValueChange={(value) => onChange({ ...condition, value })}
        />
      ) : asksValue ? (
        <Input
          aria-label={t("value")}
          className="w-44"
          type={field?.kind === "date" && condition.test === "is" ? "date" : "text"}
          value={condition.value}
          maxLength={200}
          onValueChange={(value) => onChange({ ...condition, value })}
        />
      ) : null}
    </>
  );
}

function TagBody({ condition, onChange }: { condition: Of<"tag">; onChange: Change }) {
  const t = useTranslations("contacts.conditions");
  const tags = useQuery(useTRPC().tags.offered.queryOptions());
  return (
    <Select
      aria-label={t("kinds.tag")}
      className="w-48"
      placeholder={t("choose")}
      value={condition.tagId || null}
      options={(tags.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      onValueChange={(tagId) => onChange({ kind: "tag", tagId })}
    />
  );
}

function NumberBody({ condition, onChange }: { condition: Of<"number">; onChange: Change }) {
  const t = useTranslations("contacts.conditions");
  const numbers = useQuery(useTRPC().contacts.filterNumbers.queryOptions());
  return (
    <Select
      aria-label={t("kinds.number")}
      className="w-56"
      placeholder={t("choose")}
      value={condition.numberId || null}
      options={(numbers.data ?? []).map(({ id, name, phone }) => ({
        value: id,
        label: name,
        hint: formatPhone(phone),
      }))}
      onValueChange={(numberId) => onChange({ kind: "number", numberId })}
    />
  );
}

function DaysBody({ condition, onChange }: { condition: Of<"created"> | Of<"lastMessage">; onChange: Change }) {
  const t = useTranslations("contacts.conditions");
  const tests =
    condition.kind === "created" ? (["within", "before"] as const) : (["within", "before", "never"] as const);
  return (
    <>
      <Select
        aria-label={t("test")}
        className="w-44"
        value={condition.test}
        options={tests.map((value) => ({ value, label: t(`days.${value}`) }))}
        onValueChange={(test) =>
          onChange(
            condition.kind === "lastMessage"
              ? { ...condition, test }
              : { ...condition, test: test === "before" ? "before" : "within" },
          )
        }
      />
      {condition.test === "never" ? null : (
        <>
          <Input
            aria-label={t("daysLabel")}
            className="w-20"
            inputMode="numeric"
            value={Number.isFinite(condition.days) ? String(condition.days) : ""}
            onValueChange={(text) => onChange({ ...condition, days: Number.parseInt(text, 10) })}
          />
          <span className="text-text-2">{t("daysUnit", { test: condition.test })}</span>
        </>
      )}
    </>
  );
}
