"use client";
import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import { openVariables } from "@/server/canned-texts/rules";

/** Variables that nobody filled in: each leads to its place in the text, so that typing replaces it. */
export function CannedMissing({ text, field }: { text: string; field: RefObject<HTMLTextAreaElement | null> }) {
  const t = useTranslations("canned-texts.insert");
  const open = openVariables(text);
  if (open.length === 0) return null;
  return (
    <div role="status" className="flex flex-wrap items-center gap-x-2 gap-y-1 px-4 pt-2 text-meta text-warn-text">
      <TriangleAlert aria-hidden className="size-4" />
      {t("missing", { count: open.length })}
      {open.map((name) => (
        <button
          key={name}
          type="button"
          aria-label={t("fill", { name })}
          onClick={() => select(field.current, name)}
          className="min-h-6 rounded-xs bg-warn-soft px-1.5 font-code hover:underline touch:min-h-11"
        >
          {`{{${name}}}`}
        </button>
      ))}
    </div>
  );
}

function select(field: HTMLTextAreaElement | null, name: string): void {
  const found = [...(field?.value.matchAll(/\{\{([^{}]*)\}\}/gu) ?? [])].find(
    ([, inside = ""]) => inside.trim() === name,
  );
  if (!field || !found) return;
  field.focus();
  field.setSelectionRange(found.index, found.index + found[0].length);
}
