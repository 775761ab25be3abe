"use client";
import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { Finding, LintPlace } from "@/server/templates/finding-rules";
import type { ShownDraft } from "@/server/templates/show-draft";
import { EditorAuthentication } from "./editor-authentication";
import { EditorBasics } from "./editor-basics";
import { EditorBody } from "./editor-body";
import { EditorButtons } from "./editor-buttons";
import { EditorCards } from "./editor-cards";
import { EditorHeader } from "./editor-header";
import { EditorOffer } from "./editor-offer";
import { EditorSamples } from "./editor-samples";
import { SideLanguage } from "./side-language";
import type { TemplateDraft } from "./use-template-draft";

/** The parts of the message from top to bottom, each marked where the linter found an error. */
export function EditorForm({
  shown,
  draft,
  findings,
}: {
  shown: ShownDraft;
  draft: TemplateDraft;
  findings: Finding[];
}) {
  const t = useTranslations("templates.editor");
  const { fields, changeContent } = draft;
  const { content, category, language } = fields;
  const isWrong = (place: LintPlace) => findings.some((found) => found.place === place && found.severity === "error");
  return (
    <>
      <EditorBasics shown={shown} draft={draft} isWrong={isWrong} />
      {category === "authentication" ? (
        <EditorAuthentication draft={draft} />
      ) : (
        <>
          <SideLanguage shown={shown} />
          <EditorHeader draft={draft} isWrong={isWrong("header")} />
          {category === "marketing" || content.offer ? <EditorOffer draft={draft} /> : null}
          <EditorBody
            label={t("body")}
            value={content.body}
            language={language}
            numbersOnly={shown.target.provider === "twilio"}
            isWrong={isWrong("body")}
            onChange={(body) => changeContent({ body })}
          />
          <div className="grid grid-cols-2 items-start gap-4 max-xl:grid-cols-1">
            <Field label={t("footer")} hint={t("footerHint", { count: content.footer.trim().length })}>
              <Input
                lang={language.replace("_", "-")}
                spellCheck
                value={content.footer}
                aria-invalid={isWrong("footer") || undefined}
                onValueChange={(footer) => changeContent({ footer })}
              />
            </Field>
            <EditorButtons draft={draft} />
          </div>
          <EditorCards shown={shown} draft={draft} findings={findings} />
          {content.kept.length > 0 ? (
            <Banner tone="info">
              {t("kept", {
                parts: content.kept.map(({ type }) => t(type === "CAROUSEL" ? "keptCarousel" : "keptOther")).join(", "),
              })}
            </Banner>
          ) : null}
          <EditorSamples draft={draft} findings={findings} />
        </>
      )}
    </>
  );
}
