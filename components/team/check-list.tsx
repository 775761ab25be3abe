"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Checkbox } from "../ui/checkbox";
import { matches } from "../ui/option";
import { SearchInput } from "../ui/search-input";

/** Many of many, each with a box; from ten on they can be searched. */
export function CheckList({
  label,
  options,
  chosen,
  onChange,
}: {
  label: string;
  options: { id: string; name: string }[];
  chosen: string[];
  onChange: (ids: string[]) => void;
}) {
  const t = useTranslations("team");
  const [search, setSearch] = useState("");
  const shown = options.filter(({ name }) => matches(name, search));
  const toggle = (id: string) =>
    onChange(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
  return (
    <fieldset className="m-0 min-w-0 border-0 p-0">
      <legend className="mb-1.5 flex w-full items-baseline gap-2 p-0 font-medium">
        <span className="flex-1">{label}</span>
        <span className="text-meta font-normal text-text-3">
          {t("chosen", { count: chosen.length, total: options.length })}
        </span>
      </legend>
      {options.length >= 10 ? (
        <SearchInput label={t("search", { label })} value={search} onValueChange={setSearch} className="mb-2" />
      ) : null}
      <div className="max-h-60 overflow-y-auto rounded-md px-3 py-1 shadow-[inset_0_0_0_1px_var(--line)]">
        {shown.length === 0 ? <p className="m-0 py-2 text-text-2">{t("nobody")}</p> : null}
        {shown.map(({ id, name }) => (
          <Checkbox key={id} label={name} checked={chosen.includes(id)} onCheckedChange={() => toggle(id)} />
        ))}
      </div>
    </fieldset>
  );
}
