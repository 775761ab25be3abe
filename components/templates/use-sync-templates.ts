"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { showToast } from "@/components/ui/toast-manager";
import { syncCoolDownMs } from "@/server/templates/rules";

/** Synchronises numbers one after the other and says in one line what changed and what failed (S0.26). */
export function useSyncTemplates() {
  const t = useTranslations("templates");
  const trpc = useTRPC();
  const client = useQueryClient();
  const errorText = useErrorText();
  const one = useMutation(trpc.templates.sync.mutationOptions());
  const [isRunning, setRunning] = useState(false);
  const [isCooling, setCooling] = useCoolDown();

  const sync = async (numberIds: string[]) => {
    setRunning(true);
    const sum = { added: 0, changed: 0, removed: 0 };
    const errors: string[] = [];
    for (const numberId of numberIds) {
      const report = await one.mutateAsync({ numberId }).catch((error: unknown) => void errors.push(errorText(error)));
      for (const key of ["added", "changed", "removed"] as const) sum[key] += report?.[key] ?? 0;
    }
    await Promise.all([
      client.invalidateQueries({ queryKey: trpc.templates.pathKey() }),
      client.invalidateQueries({ queryKey: trpc.numbers.pathKey() }),
    ]);
    setRunning(false);
    setCooling(true);
    showToast({
      title: t("synced", { ...sum, errors: errors.length }),
      description: [...new Set(errors)].join(" "),
      tone: errors.length > 0 ? "error" : "plain",
    });
  };

  return { sync, isRunning, isCooling };
}

function useCoolDown() {
  const [isCooling, setCooling] = useState(false);
  useEffect(() => {
    if (!isCooling) return;
    const timer = setTimeout(() => setCooling(false), syncCoolDownMs);
    return () => clearTimeout(timer);
  }, [isCooling]);
  return [isCooling, setCooling] as const;
}
