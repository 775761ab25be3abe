"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { useCampaignMoves } from "./use-campaign";

/** Ending is final, so the number of contacts that will be cancelled is typed. Sending meanwhile only makes it smaller. */
export function EndDialog({
  moves,
  unsent,
  onClose,
}: {
  moves: ReturnType<typeof useCampaignMoves>;
  unsent: number;
  onClose: () => void;
}) {
  const t = useTranslations("campaigns.endDialog");
  const [count] = useState(unsent);
  const [typed, setTyped] = useState("");
  const isRight = typed.replace(/\s/g, "") === String(count);
  return (
    <ConfirmDialog
      danger
      open
      onOpenChange={onClose}
      title={t("title")}
      description={t("text", { count })}
      confirm={t("confirm")}
      pending={moves.end.isPending}
      reason={isRight ? null : t("mismatch", { count })}
      onConfirm={() => moves.end.mutate({ campaignId: moves.campaignId, typedCount: count }, { onSettled: onClose })}
    >
      <Field label={t("typed", { count })}>
        <Input inputMode="numeric" autoComplete="off" value={typed} onValueChange={setTyped} />
      </Field>
    </ConfirmDialog>
  );
}
