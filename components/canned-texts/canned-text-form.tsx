"use client";
import { useLocale, useTranslations } from "next-intl";
import { useId, useRef } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { type CannedTextScope, cannedTextScopes } from "@/db/enums";
import type { CannedTexts } from "@/server/canned-texts/list-canned-texts";
import { variableNames, variables } from "@/server/canned-texts/rules";
import { shortcutSchema } from "@/server/canned-texts/schema";

export type Typed = {
  scope: CannedTextScope;
  groupId: string | null;
  folder: string;
  name: string;
  shortcut: string;
  body: string;
};

/** What a text is called, whose it is, and what it says. */
export function CannedTextForm({
  typed,
  onChange,
  known,
  isAsked,
  disabled,
}: {
  typed: Typed;
  onChange: (change: Partial<Typed>) => void;
  known: CannedTexts;
  isAsked: boolean;
  disabled: boolean;
}) {
  const t = useTranslations("canned-texts");
  const foldersId = useId();
  const folders = [...new Set(known.texts.map(({ folder }) => folder).filter(Boolean))];
  const shortcut = typed.shortcut.trim().replace(/^[/#]/, "");
  const isShortcutBad = shortcut !== "" && !shortcutSchema.safeParse(shortcut).success;
  return (
    <>
      <Field label={t("name")} error={isAsked && !typed.name.trim() ? t("nameMissing") : null}>
        <Input maxLength={80} disabled={disabled} value={typed.name} onValueChange={(name) => onChange({ name })} />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("shortcut")} hint={t("shortcutHint")} error={isShortcutBad ? t("shortcutBad") : null}>
          <Input
            maxLength={31}
            disabled={disabled}
            value={typed.shortcut}
            onValueChange={(next) => onChange({ shortcut: next })}
          />
        </Field>
        <Field label={t("folder")} hint={t("folderHint")}>
          <Input
            maxLength={60}
            list={foldersId}
            disabled={disabled}
            value={typed.folder}
            onValueChange={(folder) => onChange({ folder })}
          />
          <datalist id={foldersId}>
            {folders.map((folder) => (
              <option key={folder} value={folder} />
            ))}
          </datalist>
        </Field>
      </div>
      {known.manages && !disabled ? <Whose typed={typed} onChange={onChange} known={known} isAsked={isAsked} /> : null}
      <Body typed={typed} onChange={onChange} isAsked={isAsked} disabled={disabled} />
    </>
  );
}

function Whose({
  typed,
  onChange,
  known,
  isAsked,
}: {
  typed: Typed;
  onChange: (change: Partial<Typed>) => void;
  known: CannedTexts;
  isAsked: boolean;
}) {
  const t = useTranslations("canned-texts");
  const groups = known.groups.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label={t("whose")}>
        <Select
          options={cannedTextScopes.map((value) => ({ value, label: t(`scope.${value}`) }))}
          value={typed.scope}
          onValueChange={(scope) => onChange({ scope })}
        />
      </Field>
      {typed.scope === "group" ? (
        <Field label={t("group")} error={isAsked && !typed.groupId ? t("groupMissing") : null}>
          <Select
            options={groups}
            value={typed.groupId}
            placeholder={t("groupChoose")}
            onValueChange={(groupId) => onChange({ groupId })}
          />
        </Field>
      ) : null}
    </div>
  );
}

function Body({
  typed,
  onChange,
  isAsked,
  disabled,
}: {
  typed: Typed;
  onChange: (change: Partial<Typed>) => void;
  isAsked: boolean;
  disabled: boolean;
}) {
  const t = useTranslations("canned-texts");
  const locale = useLocale();
  const field = useRef<HTMLTextAreaElement>(null);
  const insert = (word: string) => {
    const { selectionStart: start, selectionEnd: end } = field.current ?? { selectionStart: 0, selectionEnd: 0 };
    onChange({ body: `${typed.body.slice(0, start)}{{${word}}}${typed.body.slice(end)}` });
    field.current?.focus();
  };
  return (
    <div>
      <Field label={t("body")} error={isAsked && !typed.body.trim() ? t("bodyMissing") : null} hint={t("bodyHint")}>
        <Textarea
          ref={field}
          rows={6}
          maxLength={4096}
          disabled={disabled}
          value={typed.body}
          onChange={(event) => onChange({ body: event.target.value })}
          className="max-h-80"
        />
      </Field>
      {disabled ? null : (
        <fieldset aria-label={t("variables")} className="m-0 mt-2 flex flex-wrap gap-1.5 border-0 p-0">
          {variableNames.map((variable) => {
            const word = variables[variable][locale === "cs" ? 0 : 1];
            return (
              <button
                key={variable}
                type="button"
                title={t(`variable.${variable}`)}
                onClick={() => insert(word)}
                className="min-h-6 rounded-sm bg-mute-soft px-1.5 font-code text-meta text-text-2 hover:bg-press touch:min-h-11 touch:px-3"
              >
                {`{{${word}}}`}
              </button>
            );
          })}
        </fieldset>
      )}
    </div>
  );
}
