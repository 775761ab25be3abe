"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Select } from "@/components/ui/select";
import { fromComponents } from "@/server/templates/draft-rules";
import type { LanguageOf, ShownDraft } from "@/server/templates/show-draft";
import { useLanguageName } from "./use-language-name";

/** Another language of the same template beside the form, to translate from and to keep in step. */
export function SideLanguage({ shown }: { shown: ShownDraft }) {
  const t = useTranslations("templates.editor");
  const languageName = useLanguageName();
  const [chosen, choose] = useState("none");
  const others = shown.languages.filter(({ id }) => id !== shown.draft.id);
  if (others.length === 0) return null;
  const side = others.find(({ id }) => id === chosen);
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <span className="text-text-2">{t("compare")}</span>
        <Select
          size="sm"
          aria-label={t("compare")}
          className="w-48"
          options={[
            { value: "none", label: t("compareNone") },
            ...others.map(({ id, language }) => ({ value: id, label: languageName(language) })),
          ]}
          value={side ? chosen : "none"}
          onValueChange={choose}
        />
      </div>
      {side ? <SideText side={side} /> : null}
    </div>
  );
}

function SideText({ side }: { side: LanguageOf }) {
  const t = useTranslations("templates.editor");
  const { header, body, footer, buttons } = side.content ?? fromComponents(side.components ?? []);
  return (
    <div lang={side.language.replace("_", "-")} className="rounded-md bg-sunken px-4 py-3 [overflow-wrap:anywhere]">
      {header.format === "text" ? <b className="block">{header.text}</b> : null}
      <p className="m-0 leading-6 whitespace-pre-wrap">{body}</p>
      {footer ? <p className="m-0 mt-1 text-text-2">{footer}</p> : null}
      {buttons.length > 0 ? (
        <p className="m-0 mt-1 text-text-2">{`${t("buttons")}: ${buttons.map(({ text }) => text).join(" · ")}`}</p>
      ) : null}
    </div>
  );
}
