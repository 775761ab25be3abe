"use client";
import { SquareMousePointer } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import type { InteractiveDraft } from "@/server/delivery/interactive-rules";
import type { Conversation } from "../inbox-types";
import { toInteractiveMessage } from "./composer-outgoing";
import { InteractiveDialog } from "./interactive-dialog";
import type { Draft } from "./use-draft";
import type { Outgoing } from "./use-reply";

/** Opens a message with buttons or a list; where the number's provider carries none, it says so. */
export function InteractiveButton({
  number,
  draft,
  onSend,
  className,
}: {
  number: Conversation["number"];
  draft: Draft;
  onSend: (message: Outgoing) => void;
  className?: string;
}) {
  const t = useTranslations("interactive");
  const [isOpen, setOpen] = useState(false);
  const send = (written: InteractiveDraft) => {
    setOpen(false);
    draft.clear();
    onSend(toInteractiveMessage(written, () => draft.restore(written.body)));
  };
  return (
    <>
      <IconButton
        label={t("open")}
        reason={number.interactive ? null : t("provider")}
        onClick={() => setOpen(true)}
        className={className}
      >
        <SquareMousePointer aria-hidden />
      </IconButton>
      {isOpen ? <InteractiveDialog text={draft.text} onSend={send} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
