"use client";
import { Ban, BellOff, Hourglass, Inbox, Lock, StickyNote, Unplug } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import type { ComposerState } from "@/server/inbox/rules";
import type { Conversation } from "../inbox-types";
import { TakeOverButton } from "../thread/take-over-button";

type Closed = Exclude<ComposerState, { mode: "free" } | { mode: "template" }> | { mode: "opted_out" };

/** Nothing may be written to the client now: why, and what changes it (S1.27). A note may always be left. */
export function ComposerBar({
  conversation,
  state,
  onNote,
  onGoOn,
}: {
  conversation: Conversation;
  state: Closed;
  onNote: () => void;
  /** Writes to a client who opted out all the same. */
  onGoOn: () => void;
}) {
  const t = useTranslations("composer");
  const { icon, title, text } = useWords(conversation, state);
  return (
    <div className="flex min-h-16 flex-wrap items-center gap-x-3 gap-y-2 px-4 py-2 max-desk:pb-[max(12px,env(safe-area-inset-bottom))]">
      <span
        aria-hidden
        className="grid size-8 shrink-0 place-items-center rounded-full bg-accent-soft text-accent-text [&_svg]:size-4"
      >
        {icon}
      </span>
      <div role="status" className="min-w-52 flex-1">
        <div className="font-semibold">{title}</div>
        <div className="text-meta text-text-2">{text}</div>
      </div>
      {state.mode === "locked" && state.reason === "no_session" && conversation.session ? (
        <TakeOverButton session={conversation.session} />
      ) : null}
      {state.mode === "opted_out" ? <Button onClick={onGoOn}>{t("optedOut.goOn")}</Button> : null}
      <Button variant="plain" onClick={onNote}>
        <StickyNote aria-hidden />
        {t("modes.note")}
      </Button>
    </div>
  );
}

function useWords({ number, session }: Conversation, state: Closed): { icon: ReactNode; title: string; text: string } {
  const t = useTranslations("composer");
  if (state.mode === "awaiting_reply")
    return { icon: <Hourglass />, title: t("awaiting.title"), text: t("awaiting.text") };
  if (state.mode === "accept_first")
    return { icon: <Inbox />, title: t("acceptFirst.title"), text: t("acceptFirst.text") };
  if (state.mode === "opted_out") return { icon: <BellOff />, title: t("optedOut.title"), text: t("optedOut.text") };
  switch (state.reason) {
    case "blocked":
      return { icon: <Ban />, title: t("locked.blocked"), text: t("locked.blockedText") };
    case "number":
      return {
        icon: <Unplug />,
        title: t("locked.number", { name: number.name }),
        text: number.statusReason
          ? t("locked.numberReason", { reason: number.statusReason })
          : t("locked.numberText", { status: t(`numberStatus.${number.status}`) }),
      };
    case "no_session":
      return {
        icon: <Lock />,
        title: t("locked.no_session", { name: session?.operatorName ?? "none" }),
        text: t("locked.no_sessionText"),
      };
  }
}
