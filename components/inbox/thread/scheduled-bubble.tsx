"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { CalendarClock, CalendarX, LayoutTemplate, Paperclip, Reply, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type RouterOutputs, useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { showToast } from "@/components/ui/toast-manager";
import { useMoment } from "@/components/ui/use-moment";
import { useRefusedText } from "../composer/use-schedule";
import { FormattedText } from "./formatted-text";

export type ScheduledItem = RouterOutputs["scheduled"]["list"][number];

/** One planned message: when, what, and what can be done; one that did not leave says why and what comes next. */
export function ScheduledBubble({
  item,
  conversationId,
  onChange,
}: {
  item: ScheduledItem;
  conversationId: string;
  onChange: () => void;
}) {
  const t = useTranslations("scheduled");
  const moment = useMoment();
  const isWaiting = item.status === "scheduled";
  const { drop, sendNow } = useScheduledActions(conversationId);
  const id = { scheduledId: item.id };
  const isPending = drop.isPending || sendNow.isPending;
  return (
    <article
      aria-label={t(isWaiting ? "item" : "itemEnded", { when: moment(item.sendAt) })}
      className={cn(
        "flex max-w-[432px] min-w-52 flex-col self-end rounded-[14px] border border-dashed bg-surface px-3 py-2 max-desk:max-w-[min(320px,100%-44px)]",
        item.status === "failed" ? "border-danger-text" : "border-line-strong",
      )}
    >
      <div className="flex items-center gap-1.5 text-meta font-medium text-text-2">
        {isWaiting ? (
          <CalendarClock aria-hidden className="size-3.5" />
        ) : (
          <CalendarX aria-hidden className="size-3.5" />
        )}
        <time dateTime={item.sendAt.toISOString()}>{moment(item.sendAt)}</time>
        <span className="truncate font-normal">· {item.authorName}</span>
      </div>
      {item.quoted ? (
        <p className="m-0 flex items-center gap-1 truncate text-meta text-text-3">
          <Reply aria-hidden className="size-3 shrink-0" />
          <span className="truncate">{item.quoted.body ?? t("quoted")}</span>
        </p>
      ) : null}
      <Words item={item} />
      {isWaiting && item.cancelIfClientWrites ? (
        <p className="m-0 mt-0.5 text-meta text-text-3">{t("willCancel")}</p>
      ) : null}
      <Ending item={item} />
      <div className="mt-1 -mr-1 flex flex-wrap justify-end gap-x-2">
        {item.isMine ? (
          <>
            <Act pending={isPending} onClick={onChange}>
              {t(isWaiting ? "edit" : "again")}
            </Act>
            <Act pending={isPending} onClick={() => sendNow.mutate(id)}>
              {t("sendNow")}
            </Act>
          </>
        ) : null}
        {item.mayDrop ? (
          <Act pending={isPending} onClick={() => drop.mutate(id)}>
            {t(isWaiting ? "cancel" : "dismiss")}
          </Act>
        ) : null}
      </div>
    </article>
  );
}

function Words({ item: { content, preview, templateName, file } }: { item: ScheduledItem }) {
  const t = useTranslations("scheduled");
  const words = preview ?? ("body" in content ? content.body : "caption" in content ? (content.caption ?? "") : "");
  return (
    <>
      {templateName ? <Sign icon={<LayoutTemplate aria-hidden className="size-3" />}>{templateName}</Sign> : null}
      {content.kind === "media" ? (
        <Sign icon={<Paperclip aria-hidden className="size-3" />}>{file?.name ?? t("attached")}</Sign>
      ) : null}
      {words ? <FormattedText text={words} /> : null}
    </>
  );
}

function Sign({ icon, children }: { icon: ReactNode; children: string }) {
  return (
    <p className="m-0 flex items-center gap-1 text-meta text-text-2">
      {icon}
      <span className="truncate">{children}</span>
    </p>
  );
}

/** Why it did not leave, in words that say what to do. */
function Ending({ item: { status, failure } }: { item: ScheduledItem }) {
  const t = useTranslations("scheduled");
  const refused = useRefusedText();
  if (status === "cancelled") return <p className="m-0 mt-1 text-meta text-text-2">{t("clientWrote")}</p>;
  if (status !== "failed") return null;
  return (
    <p role="alert" className="m-0 mt-1 flex items-start gap-1 text-meta text-danger-text">
      <TriangleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
      <span>
        {t("notSent")} {refused(failure ?? "content")}
      </span>
    </p>
  );
}

function Act(props: { pending: boolean; onClick: () => void; children: string }) {
  return <Button variant="link" className="h-7 text-meta" {...props} />;
}

function useScheduledActions(conversationId: string) {
  const t = useTranslations("scheduled");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const refused = useRefusedText();
  const handlers = {
    onSuccess: (answer: { ok: true } | { ok: false; reason: string }) => {
      if (!answer.ok) showToast({ title: refused(answer.reason), tone: "error" });
    },
    onError: (error: unknown) => showToast({ title: t("actionFailed"), description: errorText(error), tone: "error" }),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: trpc.scheduled.list.queryKey({ conversationId }) }),
        queries.invalidateQueries(trpc.inbox.thread.pathFilter()),
      ]),
  };
  return {
    drop: useMutation(trpc.scheduled.drop.mutationOptions(handlers)),
    sendNow: useMutation(trpc.scheduled.sendNow.mutationOptions(handlers)),
  };
}
