"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useDebounced } from "@/components/inbox/use-debounced";
import { useTRPC } from "@/components/live/trpc";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import type { Option } from "@/components/ui/option";
import { formatPhone } from "@/server/core/phone";

/** Somebody of the directory, found by name or phone; nobody = an unknown client. */
export function ContactField({
  value,
  onValueChange,
}: {
  value: string | null;
  onValueChange: (contactId: string | null) => void;
}) {
  const t = useTranslations("routing.tester");
  const [query, setQuery] = useState("");
  const [selected, setSelected] = useState<Option | null>(null);
  const settled = useDebounced(query, 200);
  const found = useQuery(useTRPC().contacts.search.queryOptions({ query: settled }, { enabled: settled !== "" }));
  const options = (settled === "" ? [] : (found.data ?? [])).map((contact) => ({
    value: contact.id,
    label: contact.name ?? (contact.phone ? formatPhone(contact.phone) : ""),
    hint: contact.phone ? formatPhone(contact.phone) : undefined,
  }));
  return (
    <Field label={t("contact")}>
      <Combobox
        options={options}
        value={value}
        selected={selected?.value === value ? selected : null}
        onSearch={setQuery}
        placeholder={t("contactPlaceholder")}
        empty={settled === "" ? t("contactSearch") : undefined}
        onValueChange={(id) => {
          setSelected(options.find((option) => option.value === id) ?? null);
          onValueChange(id);
        }}
      />
    </Field>
  );
}
