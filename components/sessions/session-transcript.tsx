"use client";
import { useTranslations } from "next-intl";
import { FormattedText } from "@/components/inbox/thread/formatted-text";
import { cn } from "@/components/ui/class-names";
import { useMoment } from "@/components/ui/use-moment";
import type { ShownSession } from "@/server/sessions/show-session";
import { Nothing } from "./session-notes";

/** Přepis: what was said in the session, to read only; the conversation has the rest. */
export function SessionTranscript({ session }: { session: ShownSession }) {
  const t = useTranslations("sessions.detail");
  const tKinds = useTranslations("inbox.kinds");
  const moment = useMoment();
  const { messages } = session;
  if (messages.length === 0) return <Nothing text={t(session.isHidden ? "hidden" : "noMessages")} />;
  return (
    <>
      {session.isCut ? (
        <p className="m-0 mb-3 text-meta text-text-3">{t("isCut", { count: messages.length })}</p>
      ) : null}
      <ol aria-label={t("transcript")} className="m-0 flex list-none flex-col gap-2.5 p-0">
        {messages.map(({ id, at, direction, kind, body, authorName, fileName }) => {
          const isOurs = direction === "out";
          return (
            <li key={id} className={cn("rounded-md px-3 py-2", isOurs ? "ml-8 bg-accent-soft" : "mr-8 bg-sunken")}>
              <div className="text-meta text-text-2">
                {isOurs ? (authorName ?? t("us")) : t("client")} · {moment(at)}
              </div>
              {kind === "text" ? null : (
                <div className="[overflow-wrap:anywhere] text-text-2">
                  {[tKinds(kind), fileName].filter(Boolean).join(": ")}
                </div>
              )}
              {body ? <FormattedText text={body} /> : null}
            </li>
          );
        })}
      </ol>
    </>
  );
}
