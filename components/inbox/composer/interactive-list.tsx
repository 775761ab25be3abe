"use client";
import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { type Choices, interactiveLimits } from "@/server/delivery/interactive-rules";

type List = Extract<Choices, { type: "list" }>;
type Section = List["sections"][number];
const limits = interactiveLimits;
const newRow = { title: "", description: "" };

/** A list of at most ten rows, in sections where there is more than one. */
export function ListFields({ value, onChange }: { value: List; onChange: (value: List) => void }) {
  const t = useTranslations("interactive");
  const { sections } = value;
  const rows = sections.flatMap((section) => section.rows).length;
  const setSections = (next: Section[]) => onChange({ ...value, sections: next });
  return (
    <>
      <Field label={t("listButton")} hint={t("listButtonHint")}>
        <Input
          value={value.button}
          maxLength={limits.listButton}
          onValueChange={(button) => onChange({ ...value, button })}
        />
      </Field>
      {sections.map((section, n) => (
        <SectionFields
          key={n}
          number={n + 1}
          section={section}
          isOnly={sections.length === 1}
          mayAdd={rows < limits.rows}
          onChange={(next) => setSections(sections.with(n, next))}
          onRemove={() => setSections(sections.toSpliced(n, 1))}
        />
      ))}
      <Button
        variant="plain"
        className="self-start"
        reason={rows < limits.rows ? null : t("problem.too_many")}
        onClick={() => setSections([...sections, { title: "", rows: [newRow] }])}
      >
        <Plus aria-hidden />
        {t("addSection")}
      </Button>
    </>
  );
}

function SectionFields({
  number,
  section,
  isOnly,
  mayAdd,
  onChange,
  onRemove,
}: {
  number: number;
  section: Section;
  isOnly: boolean;
  mayAdd: boolean;
  onChange: (section: Section) => void;
  onRemove: () => void;
}) {
  const t = useTranslations("interactive");
  const { title, rows } = section;
  const setRow = (n: number, change: Partial<Section["rows"][number]>) =>
    onChange({ ...section, rows: rows.map((row, at) => (at === n ? { ...row, ...change } : row)) });
  return (
    <fieldset className="m-0 flex min-w-0 flex-col gap-2 border-0 border-t border-line p-0 pt-3">
      <legend className="sr-only">{t("section", { number })}</legend>
      {isOnly ? null : (
        <div className="flex items-center gap-1">
          <Input
            aria-label={t("sectionTitle", { number })}
            placeholder={t("sectionTitle", { number })}
            value={title}
            maxLength={limits.sectionTitle}
            onValueChange={(next) => onChange({ ...section, title: next })}
            className="min-w-0 flex-1 font-medium"
          />
          <IconButton label={t("removeSection", { number })} onClick={onRemove}>
            <X aria-hidden />
          </IconButton>
        </div>
      )}
      {rows.map((row, n) => (
        <div key={n} className="flex flex-wrap items-center gap-1">
          <Input
            aria-label={t("row", { number: n + 1 })}
            placeholder={t("row", { number: n + 1 })}
            value={row.title}
            maxLength={limits.rowTitle}
            onValueChange={(next) => setRow(n, { title: next })}
            className="min-w-0 flex-1 basis-32"
          />
          <Input
            aria-label={t("rowDescription", { number: n + 1 })}
            placeholder={t("description")}
            value={row.description}
            maxLength={limits.rowDescription}
            onValueChange={(next) => setRow(n, { description: next })}
            className="min-w-0 flex-1 basis-40"
          />
          {rows.length > 1 ? (
            <IconButton
              label={t("removeRow", { number: n + 1 })}
              onClick={() => onChange({ ...section, rows: rows.toSpliced(n, 1) })}
            >
              <X aria-hidden />
            </IconButton>
          ) : null}
        </div>
      ))}
      {mayAdd ? (
        <Button
          variant="plain"
          className="self-start"
          onClick={() => onChange({ ...section, rows: [...rows, newRow] })}
        >
          <Plus aria-hidden />
          {t("addRow")}
        </Button>
      ) : null}
    </fieldset>
  );
}
