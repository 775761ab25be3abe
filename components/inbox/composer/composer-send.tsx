"use client";
import { SendHorizontal } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { Kbd } from "@/components/ui/kbd";

/** Odeslat: a word and its key where there is room, one round button on a phone. */
export function ComposerSend({
  isEmpty,
  reason,
  onSend,
  isHiddenOnPhone = false,
}: {
  isEmpty: boolean;
  /** Why what is written cannot go yet; null = it can. */
  reason: string | null;
  onSend: () => void;
  /** Something else stands in its place there. */
  isHiddenOnPhone?: boolean;
}) {
  const t = useTranslations("composer");
  return (
    <Button
      variant="primary"
      onClick={onSend}
      disabled={isEmpty}
      reason={isEmpty ? null : reason}
      aria-label={t("send")}
      className={cn(
        "order-6 max-desk:ml-1 max-desk:size-11 max-desk:rounded-full max-desk:p-0",
        isHiddenOnPhone && "max-desk:hidden",
      )}
    >
      <span className="max-desk:hidden">{t("send")}</span>
      <Kbd onAccent className="max-desk:hidden">
        ↵
      </Kbd>
      <SendHorizontal aria-hidden className="size-5 desk:hidden" />
    </Button>
  );
}
