"use client";
import { AlarmClock } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { maySnooze } from "@/server/inbox/right-rules";
import { mayDo } from "@/server/team/permissions";
import type { Conversation } from "../inbox-types";
import { useMe } from "../me";
import { useNow } from "../use-now";
import { useUntilLabel } from "./until-label";
import { useSnooze } from "./use-snooze";

/** Under the header of a session that is put aside: until when, and the way back. */
export function SnoozeStrip({ session }: { session: NonNullable<Conversation["session"]> }) {
  const t = useTranslations("snooze");
  const me = useMe();
  const now = useNow();
  const label = useUntilLabel();
  const { unsnooze } = useSnooze();
  if (!session.snooze) return null;
  const { until } = session.snooze;
  return (
    <div className="flex min-h-10 shrink-0 items-center gap-2 border-b border-line bg-sunken py-1 pr-3 pl-6 text-text-2 max-desk:pl-4">
      <AlarmClock aria-hidden className="size-4 shrink-0" />
      <span className="min-w-0 flex-1">{until ? t("strip", { when: label(until, now) }) : t("stripReply")}</span>
      {maySnooze(session, { userId: me.id, maySeeAll: mayDo(me.role, "inbox.seeAll") }) ? (
        <Button variant="plain" pending={unsnooze.isPending} onClick={() => unsnooze.mutate({ sessionId: session.id })}>
          {t("back")}
        </Button>
      ) : null}
    </div>
  );
}
