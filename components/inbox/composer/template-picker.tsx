"use client";
import { ChevronLeft } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { mediaUrl } from "../thread/media-url";
import { useLanguageName } from "../use-language-name";
import { TemplateConsent } from "./template-consent";
import { TemplateList } from "./template-picker-list";
import { TemplatePreview } from "./template-picker-preview";
import type { TemplatePicking } from "./template-picker-state";
import { TemplateValues, useVariableLabel } from "./template-values";

/**
 * List, values, preview side by side; on a narrow screen first the list, then the rest. `roomy` is the dialog's measure. The caller
 * gives the height.
 */
export function TemplatePicker({
  picking,
  draft,
  roomy,
  className,
}: {
  picking: TemplatePicking;
  draft?: string;
  roomy?: boolean;
  className?: string;
}) {
  const t = useTranslations("composer.picker");
  const { chosen } = picking;
  return (
    <div
      className={cn(
        "grid min-h-0 max-desk:grid-cols-1",
        roomy
          ? "desk:grid-cols-[240px_minmax(0,1fr)_296px]"
          : "desk:grid-cols-[248px_minmax(0,1fr)] xl:grid-cols-[248px_minmax(0,1fr)_264px]",
        className,
      )}
    >
      <TemplateList picking={picking} className={cn("border-line desk:border-r", chosen && "max-desk:hidden")} />
      <div
        className={cn(
          "flex min-h-0 min-w-0 flex-col overflow-y-auto",
          roomy ? "desk:p-6" : "desk:p-4",
          chosen ? "max-desk:p-4" : "max-desk:hidden",
        )}
      >
        <Button variant="link" className="mb-2 self-start pl-0 desk:hidden" onClick={() => picking.choose(null)}>
          <ChevronLeft aria-hidden />
          {t("otherTemplate")}
        </Button>
        <TemplateConsent consent={picking.consent} category={chosen?.category} />
        <TemplateValues picking={picking} draft={draft} />
        {roomy ? null : <Preview picking={picking} className="mt-4 rounded-md bg-sunken p-3 xl:hidden" />}
        {roomy ? <Preview picking={picking} className="mt-4 rounded-md bg-sunken p-3 desk:hidden" /> : null}
      </div>
      <div className={cn("min-h-0 overflow-y-auto bg-sunken max-desk:hidden", roomy ? "p-5" : "p-4 max-xl:hidden")}>
        {roomy ? <div className="mb-3 text-meta font-medium text-text-2">{t("preview")}</div> : null}
        <Preview picking={picking} />
      </div>
    </div>
  );
}

function Preview({ picking, className }: { picking: TemplatePicking; className?: string }) {
  const { chosen, values, files } = picking;
  if (!chosen) return null;
  const fileUrls = Object.fromEntries(Object.entries(files).map(([key, mediaId]) => [key, mediaUrl(mediaId)]));
  return (
    <div className={className}>
      <TemplatePreview template={chosen} values={values} fileUrls={fileUrls} />
    </div>
  );
}

/** "servisní · čeština": what the chosen one is. */
export function TemplateFacts({ picking: { chosen, templates } }: { picking: TemplatePicking }) {
  const t = useTranslations("composer.picker");
  const languageName = useLanguageName();
  if (chosen) return [t(`category.${chosen.category}`), languageName(chosen.language)].join(" · ");
  return templates.data ? t("approved", { count: new Set(templates.data.map(({ name }) => name)).size }) : null;
}

/** What still keeps the template from being sent; null = nothing. */
export function useMissingText(): (picking: TemplatePicking) => string | null {
  const t = useTranslations("composer.picker");
  const fixed = useTranslations("templates.fixed");
  const labelOf = useVariableLabel();
  return ({ chosen, missing, consent }) => {
    if (!chosen) return t("chooseReason");
    const unconsented = consent.problemFor(chosen.category);
    if (unconsented === "forbidden") return t("consent.forbiddenShort");
    if (!missing) return unconsented ? t("consent.reasonMissing") : null;
    const [file] = missing.files;
    const wrong = missing.fixed.find(({ problem }) => problem !== "empty");
    const labels = [
      ...missing.fixed.map(({ place }) => fixed(`label.${place.kind}`)),
      ...missing.variables.map(labelOf),
    ];
    if (file) return file.card === undefined ? t("missingFile") : t("missingCardFile", { number: file.card + 1 });
    return wrong && wrong.problem !== "empty"
      ? fixed(`problem.${wrong.problem}`)
      : t("missing", { labels: labels.join(", ") });
  };
}
