"use client";
import { CircleCheck, CircleX, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { Finding, LintPlace } from "@/server/templates/finding-rules";
import { useLanguageName } from "./use-language-name";

const places = [
  "name",
  "category",
  "language",
  "header",
  "body",
  "footer",
  "buttons",
  "samples",
] as const satisfies LintPlace[];

/** Kontrola před odesláním: every remark with its place, its words and, where there is one, its correction. */
export function LintPanel({ findings, onFix }: { findings: Finding[]; onFix: (finding: Finding) => void }) {
  const t = useTranslations("templates.lint");
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const fine = places.filter((place) => !findings.some((found) => found.place === place));
  return (
    <section aria-label={t("title")} className="overflow-hidden rounded-lg shadow-[inset_0_0_0_1px_var(--line)]">
      <header className="flex min-h-10 items-center gap-3 border-b border-line px-4">
        <h2 className="m-0 flex-1 text-body font-semibold">{t("title")}</h2>
        <span role="status" className="text-meta text-text-2">
          {t("summary", { errors, warnings: findings.length - errors, fine: fine.length })}
        </span>
      </header>
      <ul className="m-0 list-none p-0">
        {findings.map((found) => (
          <Remark key={keyOf(found)} found={found} onFix={() => onFix(found)} />
        ))}
        {fine.length > 0 ? (
          <li className="flex items-start gap-2.5 px-4 py-2.5">
            <CircleCheck aria-hidden className="mt-px size-4.5 shrink-0 text-ok-text" />
            <div>
              <span className="block font-medium first-letter:uppercase">
                {fine.map((place) => t(`place.${place}`)).join(", ")}
              </span>
              <div className="text-meta text-text-3">{t("fine")}</div>
            </div>
          </li>
        ) : null}
      </ul>
    </section>
  );
}

const keyOf = ({ rule, place, card, button, variable }: Finding) => [rule, place, card, button, variable].join("/");

function Remark({ found, onFix }: { found: Finding; onFix: () => void }) {
  const t = useTranslations("templates.lint");
  const { title, text } = useFindingText()(found);
  const isError = found.severity === "error";
  const Icon = isError ? CircleX : TriangleAlert;
  return (
    <li className="flex items-start gap-2.5 border-b border-line px-4 py-2.5 last:border-b-0">
      <Icon
        role="img"
        aria-label={t(isError ? "error" : "warning")}
        className={isError ? "mt-px size-4.5 shrink-0 text-danger-text" : "mt-px size-4.5 shrink-0 text-warn-text"}
      />
      <div className="min-w-0 flex-1">
        <span className="font-medium">{title}</span>
        <div className="text-meta text-text-3">{text}</div>
      </div>
      {found.fixable ? (
        <Button onClick={onFix} aria-label={t("fixThis", { title })}>
          {t("fix")}
        </Button>
      ) : null}
    </li>
  );
}

/** A remark in words: what is wrong and what to do about it. */
export function useFindingText(): (finding: Finding) => { title: string; text: string } {
  const t = useTranslations("templates.lint");
  const languageName = useLanguageName();
  return ({ rule, place, card, values = {} }) => {
    const named = {
      ...values,
      place: t(`place.${place}`),
      ...(typeof values.detected === "string" ? { detected: languageName(values.detected) } : {}),
      ...(typeof values.chosen === "string" ? { chosen: languageName(values.chosen) } : {}),
    };
    const title = t(`rule.${rule}.title`, named);
    return {
      title: card === undefined ? title : t("onCard", { number: card + 1, title }),
      text: t(`rule.${rule}.text`, named),
    };
  };
}
