"use client";
import { useTranslations } from "next-intl";
import { FileTile } from "@/components/inbox/card/client-files";
import { FormattedText } from "@/components/inbox/thread/formatted-text";
import { useMoment } from "@/components/ui/use-moment";
import type { ShownSession } from "@/server/sessions/show-session";

/** Poznámky: what colleagues wrote for themselves during the session. */
export function SessionNotes({ session }: { session: ShownSession }) {
  const t = useTranslations("sessions.detail");
  const moment = useMoment();
  if (session.notes.length === 0) return <Nothing text={t(session.isHidden ? "hidden" : "noNotes")} />;
  return (
    <ul className="m-0 flex list-none flex-col gap-3 p-0">
      {session.notes.map(({ id, body, authorName, at }) => (
        <li key={id}>
          <FormattedText text={body} />
          <div className="mt-1 text-meta text-text-3">
            {authorName} · {moment(at)}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Soubory sezení (S1.11): both directions, after the end too. */
export function SessionFiles({ session }: { session: ShownSession }) {
  const t = useTranslations("sessions.detail");
  if (session.files.length === 0) return <Nothing text={t(session.isHidden ? "hidden" : "noFiles")} />;
  return (
    <ul aria-label={t("files")} className="m-0 grid list-none grid-cols-[repeat(auto-fill,56px)] gap-2 p-0">
      {session.files.map((file) => (
        <li key={file.messageId}>
          <FileTile file={file} />
        </li>
      ))}
    </ul>
  );
}

export const Nothing = ({ text }: { text: string }) => <p className="m-0 text-text-3">{text}</p>;
