"use client";
import { AtSign } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { RouterOutputs } from "@/components/live/trpc";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { later } from "@/components/ui/later";
import { Popover } from "@/components/ui/popover";

const MentionList = later(() => import("./mention-list").then((module) => module.MentionList));

/** The new ones first; one leads to its note. `mentions`: undefined where they could not be loaded. */
export function MentionsButton({
  mentions,
  onRetry,
}: {
  mentions: RouterOutputs["inbox"]["mentions"] | undefined;
  onRetry: () => void;
}) {
  const t = useTranslations("mentions");
  const [open, setOpen] = useState(false);
  const unread = mentions?.filter(({ readAt }) => !readAt).length ?? 0;
  const label = t("unread", { count: unread });
  return (
    <Popover
      label={t("title")}
      open={open}
      onOpenChange={setOpen}
      className="w-86 p-1"
      trigger={
        <IconButton label={label} className="relative">
          <AtSign aria-hidden />
          {unread > 0 ? (
            <span
              aria-hidden
              className="absolute top-0 right-0 h-4 min-w-4 rounded-full bg-accent px-1 text-center text-[11px] leading-4 font-semibold text-on-accent"
            >
              {unread}
            </span>
          ) : null}
        </IconButton>
      }
    >
      {mentions ? (
        <MentionList mentions={mentions} onOpened={() => setOpen(false)} />
      ) : (
        <p role="alert" className="m-0 flex items-center gap-1 p-2 text-danger-text">
          {t("listFailed")}
          <Button variant="link" onClick={onRetry}>
            {t("retry")}
          </Button>
        </p>
      )}
    </Popover>
  );
}
