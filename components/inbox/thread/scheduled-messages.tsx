"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { Button } from "@/components/ui/button";
import { type Schedulable, ScheduleDialog } from "../composer/schedule-dialog";
import type { Conversation } from "../inbox-types";
import { ScheduledBubble, type ScheduledItem } from "./scheduled-bubble";

/** Below the last message: what is to leave later, and what did not leave and why (O30). */
export function ScheduledMessages({ conversation }: { conversation: Conversation }) {
  const t = useTranslations("scheduled");
  const conversationId = conversation.id;
  const { data, isError, refetch } = useQuery(useTRPC().scheduled.list.queryOptions({ conversationId }));
  const [changed, setChanged] = useState<ScheduledItem | null>(null);
  if (isError && !data)
    return (
      <p role="alert" className="m-0 mt-2 flex items-center justify-end gap-1 text-meta text-danger-text">
        {t("failed")}
        <Button variant="link" onClick={() => void refetch()}>
          {t("retry")}
        </Button>
      </p>
    );
  if (!data?.length) return null;
  return (
    <section aria-label={t("label")} className="mt-3 flex flex-col gap-1.5">
      <h2 className="m-0 text-center text-meta font-medium text-text-3">{t("label")}</h2>
      {data.map((item) => (
        <ScheduledBubble key={item.id} item={item} conversationId={conversationId} onChange={() => setChanged(item)} />
      ))}
      {changed ? (
        <ScheduleDialog
          conversation={conversation}
          what={toSchedulable(changed, t("attached"))}
          onClose={() => setChanged(null)}
          onDone={() => setChanged(null)}
        />
      ) : null}
    </section>
  );
}

/** Words may be changed; a template, a file or buttons only get another time. */
function toSchedulable(item: ScheduledItem, attached: string): Schedulable {
  const { content, preview, file, templateName, id, sendAt, cancelIfClientWrites } = item;
  const base = { quotedId: item.quoted?.id ?? null, planned: { id, sendAt, cancelIfClientWrites } };
  if (content.kind === "text") return { ...base, text: content.body, fixed: [] };
  const label = preview ?? file?.name ?? templateName ?? ("body" in content ? content.body : attached);
  return { ...base, text: null, fixed: [{ content, label }] };
}
