"use client";
import { useFormatter, useTranslations } from "next-intl";
import { useLanguageName } from "@/components/inbox/use-language-name";
import type { RoutingCondition, TriedCondition } from "@/db/schema/routing";

/** A condition as a clause of a sentence ("text obsahuje „faktura“"), and what was found when it was tried. */
export function useConditionText() {
  const t = useTranslations("routing");
  const format = useFormatter();
  const languageName = useLanguageName();
  const either = (words: string[]) => format.list(words, { type: "disjunction" });
  const quoted = (words: string[]) => either(words.map((word) => t("quoted", { word })));

  const clause = (condition: RoutingCondition): string => {
    switch (condition.kind) {
      case "hours":
        return t("condition.hours", { is: condition.is });
      case "language":
        return t("condition.language", { languages: either(condition.languages.map(languageName)) });
      case "field":
        return fieldClause(condition);
      case "tag":
        return t("condition.tag", { tags: quoted(condition.tags.map(({ name }) => name)) });
      case "text":
        return t("condition.text", { words: quoted(condition.words) });
      case "campaign":
        return condition.campaignId
          ? t("condition.campaign", { name: t("quoted", { word: condition.name ?? "" }) })
          : t("condition.anyCampaign");
      case "returning":
        return condition.withinDays === null
          ? t("condition.returning")
          : t("condition.returningDays", { days: condition.withinDays });
    }
  };

  const fieldClause = ({ key, test, value }: Extract<RoutingCondition, { kind: "field" }>): string => {
    const texts = { is: "fieldIs", contains: "fieldContains", filled: "fieldFilled", empty: "fieldEmpty" } as const;
    return t(`condition.${texts[test]}`, { key, value });
  };

  const found = ({ condition, found, holds }: TriedCondition): string => {
    switch (condition.kind) {
      case "hours":
        return t(found === "inside" ? "why.found.inside" : "why.found.outside");
      case "language":
        return found ? t("why.found.language", { language: languageName(found) }) : t("why.found.languageUnknown");
      case "field":
        return found ? t("why.found.field", { value: found }) : t("why.found.fieldEmpty");
      case "tag":
        return found ? t("why.found.tag", { tag: t("quoted", { word: found }) }) : t("why.found.tagNone");
      case "text":
        return found ? t("why.found.text", { word: found }) : t("why.found.textNone");
      case "campaign":
        if (!found) return t("why.found.campaignNone");
        return t(holds ? "why.found.campaign" : "why.found.campaignOther");
      case "returning":
        return found
          ? t("why.found.returning", { at: format.dateTime(new Date(found), { dateStyle: "medium" }) })
          : t("why.found.returningNever");
    }
  };

  return { clause, found };
}
