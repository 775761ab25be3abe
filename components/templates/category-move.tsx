"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { useMoment } from "@/components/ui/use-moment";
import { hasUnseenMove } from "@/server/templates/list-rules";
import type { ShownVersion } from "./template-rows";
import { useTemplateMoves } from "./use-template-moves";

/** Ends the warning of a move to another category. */
export function SeeMoveButton({ version }: { version: ShownVersion }) {
  const t = useTranslations("templates");
  const { seeCategoryMove } = useTemplateMoves(version);
  if (!hasUnseenMove(version)) return null;
  return (
    <Button pending={seeCategoryMove.isPending} onClick={() => seeCategoryMove.mutate({ templateId: version.id })}>
      {t("seeCategoryMove")}
    </Button>
  );
}

/** What the category was, since when it is not, and who took note of it. */
export function FormerCategory({ version }: { version: ShownVersion }) {
  const t = useTranslations("templates");
  const moment = useMoment();
  const { previousCategory, categoryChangedAt, categorySeenAt, categorySeenBy } = version;
  if (!previousCategory) return null;
  const category = t(`category.${previousCategory}`);
  return (
    <>
      {categoryChangedAt ? t("formerCategorySince", { category, at: moment(categoryChangedAt) }) : category}
      {categorySeenAt && categorySeenBy ? (
        <span className="block text-text-2">
          {t("categorySeenBy", { name: categorySeenBy, at: moment(categorySeenAt) })}
        </span>
      ) : null}
    </>
  );
}
