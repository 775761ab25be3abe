"use client";
import { RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button, type ButtonProps } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { useSyncTemplates } from "./use-sync-templates";

/** "Synchronizovat formuláře" / "Synchronizovat šablony" (S0.26, S2.16); rests a moment after it has run (S0.29). */
export function SyncButton({
  label,
  numberIds,
  variant = "plain",
}: {
  label: string;
  numberIds: string[];
  variant?: ButtonProps["variant"];
}) {
  const t = useTranslations("templates");
  const { sync, isRunning, isCooling } = useSyncTemplates();
  const reason = numberIds.length === 0 ? t("noNumbers") : isCooling ? t("coolDown") : null;
  return (
    <Button variant={variant} pending={isRunning} reason={reason} onClick={() => void sync(numberIds)}>
      <RefreshCw aria-hidden className={cn(isRunning && "motion-safe:animate-spin")} />
      {label}
    </Button>
  );
}
