"use client";
import { Megaphone } from "lucide-react";
import { useTranslations } from "next-intl";
import { MessageStatusIcon } from "@/components/ui/message-status-icon";
import type { InboxRow } from "../inbox-types";
import { useMe } from "../me";
import { kindIcons } from "../thread/kind-icons";

const previewClass = "min-w-0 flex-1 truncate group-data-unread/row:font-[480] group-data-unread/row:text-text";

/** Line 2 of a row: my draft, else the state of our last message or the campaign mark, and the last words. */
export function RowPreview({ row }: { row: InboxRow }) {
  const t = useTranslations("inbox");
  const me = useMe();
  const { lastMessage: message, draft, session, campaignName } = row;
  if (draft)
    return (
      <>
        <span className="shrink-0 font-medium text-accent-text">{t("draft")}</span>
        <span className={previewClass}>{draft}</span>
      </>
    );
  if (row.isHidden) return <span className={previewClass}>{t("hiddenMessage")}</span>;
  if (!message) return <span className={previewClass}>{t("noMessage")}</span>;
  const Icon = message.kind === "text" ? null : kindIcons[message.kind];
  const ours = message.direction === "out";
  const colleague = ours && session?.operatorId && session.operatorId !== me.id ? session.operatorName : null;
  return (
    <>
      {ours && !colleague ? <MessageStatusIcon status={message.status} /> : null}
      {!ours && campaignName ? (
        <span
          role="img"
          title={t("campaignAnswer", { name: campaignName })}
          aria-label={t("campaignAnswer", { name: campaignName })}
        >
          <Megaphone className="size-3.5" />
        </span>
      ) : null}
      {Icon && !colleague ? <Icon aria-hidden className="size-3.5" /> : null}
      <span className={previewClass}>
        {colleague ? `${t("by", { name: firstName(colleague) })} ` : null}
        {message.words ?? t(`kinds.${message.kind}`)}
      </span>
    </>
  );
}

const firstName = (name: string): string => name.split(" ")[0] ?? name;
