"use client";
import { useQuery } from "@tanstack/react-query";
import { usePathname, useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useRef } from "react";
import { usePushState } from "@/components/alerts/use-push-state";
import { hrefOf, openConversation, useOpenConversation } from "@/components/inbox/open-conversation";
import { useLostSince } from "@/components/live/connection";
import { useTRPC } from "@/components/live/trpc";
import { later } from "@/components/ui/later";
import type { RecentNotification } from "@/server/notifications/list-recent";
import { chimeOnce } from "./chime";
import { closeNotice, notices, showNotice } from "./notice-manager";
import { newsAmong, planNotices } from "./notice-plan";
import { answerWorker, clearSystemNotices } from "./system-notices";

const NoticeStack = later(() => import("./notice-stack").then((module) => module.NoticeStack));

/** Hears what the person is told of (O25) and makes it seen and heard on this page, as they chose. */
export function NoticeListener() {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.notifications.recent.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY }));
  const seen = useRef<Set<string> | null>(null);
  const openId = useOpenConversation();
  const push = usePushState();
  const show = useShow();

  const offers = useQuery(trpc.inbox.myOffers.queryOptions());
  const isOnStrip = ({ kind, conversationId }: RecentNotification) =>
    kind === "offered" && offers.data?.some((offer) => offer.conversationId === conversationId) === true;

  const take = useEffectEvent((recent: RecentNotification[]) => {
    const news = newsAmong(recent, seen.current);
    // What newer ones pushed out of the answer is no news when it comes back.
    seen.current = new Set([...(seen.current ?? []), ...recent.map(({ id }) => id)]);
    const isVisible = document.visibilityState === "visible";
    for (const planned of planNotices(news, { isVisible, openId, hasPush: push === "on" })) {
      // What is offered stands over every page already.
      if (planned.shows && !isOnStrip(planned.notice)) void show(planned.notice);
      void chimeOnce(planned.notice.id, { isVisible, hears: planned.hears });
    }
  });
  useEffect(() => {
    if (data) take(data);
  }, [data]);

  // Without a connection it hears of nothing; the system's own notifications come another way.
  const isLost = useLostSince() !== null;
  useEffect(() => (isLost ? undefined : answerWorker()), [isLost]);

  useEffect(() => {
    if (!openId) return;
    const clear = () => {
      if (document.visibilityState === "visible") void clearSystemNotices(openId);
    };
    closeNotice(openId);
    clear();
    document.addEventListener("visibilitychange", clear);
    return () => document.removeEventListener("visibilitychange", clear);
  }, [openId]);

  return notices.useIsNeeded() ? <NoticeStack /> : null;
}

function useShow(): (notice: RecentNotification) => Promise<void> {
  const t = useTranslations("notifications");
  const tKinds = useTranslations("inbox.kinds");
  const router = useRouter();
  const isInInbox = usePathname().startsWith("/inbox");
  return async (notice) => {
    const { kind, conversationId, campaignId } = notice;
    const { campaignValues, partsOf } = await import("@/server/notifications/text-rules");
    const { client, words } = partsOf(notice, true);
    const message = words === null ? "" : "body" in words ? words.body : tKinds(words.word);
    const { numberName: number, colleague, rule } = notice;
    const values = {
      ...{ client: client ?? t("client"), number, message, colleague: colleague ?? "", rule: rule ?? "" },
      ...campaignValues(notice.campaign),
    };
    const onOpen = () => {
      if (conversationId === null) router.push(`/campaigns/${campaignId}`);
      else if (isInInbox) openConversation(conversationId);
      else router.push(hrefOf(conversationId));
    };
    showNotice({
      title: t(`kinds.${kind}.title`, values),
      text: t(`kinds.${kind}.text`, values),
      data: { about: conversationId ?? campaignId ?? notice.id, onOpen },
    });
  };
}
