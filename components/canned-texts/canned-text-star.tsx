"use client";
import { Star } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/icon-button";
import type { CannedText } from "@/server/canned-texts/list-canned-texts";
import { useFavourite } from "./use-canned-text-moves";

/** Among my favourites, or not. */
export function CannedTextStar({ text }: { text: CannedText }) {
  const t = useTranslations("canned-texts");
  const favourite = useFavourite();
  const isOn = text.isFavourite;
  return (
    <IconButton
      label={t("favourite", { name: text.name })}
      aria-pressed={isOn}
      onClick={() => favourite.mutate({ cannedTextId: text.id, isOn: !isOn })}
    >
      <Star aria-hidden className={isOn ? "fill-current text-accent-text" : undefined} />
    </IconButton>
  );
}
