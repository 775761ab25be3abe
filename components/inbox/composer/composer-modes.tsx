"use client";
import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";
import { Segmented } from "@/components/ui/segmented";

export const composerModes = ["message", "note", "template"] as const;
export type ComposerMode = (typeof composerModes)[number];

/** Zpráva · Poznámka · Šablona; what was written in each stays. */
export function ComposerModes({
  mode,
  onMode,
  modes = composerModes,
  className,
}: {
  mode: ComposerMode;
  onMode: (mode: ComposerMode) => void;
  modes?: readonly ComposerMode[];
  className?: string;
}) {
  const t = useTranslations("composer");
  return (
    <Segmented
      label={t("modeLabel")}
      options={modes.map((value) => ({ value, label: t(`modes.${value}`) }))}
      value={mode}
      onValueChange={onMode}
      className={cn("shrink-0", className)}
    />
  );
}
