"use client";
import { Pencil } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { ColleagueAvatar } from "@/components/team/colleague-avatar";
import type { ShownViewer } from "./merge-viewers";

/** Small ones, at the end of a row. */
export function RowFaces({ viewers }: { viewers: ShownViewer[] }) {
  const words = useViewerWords(viewers);
  return (
    <span role="img" aria-label={words} title={words} className="ml-auto flex shrink-0">
      <Faces viewers={viewers} most={2} size={18} />
    </span>
  );
}

export function Faces({ viewers, most, size }: { viewers: ShownViewer[]; most: number; size: number }) {
  const shown = viewers.slice(0, viewers.length > most ? most - 1 : most);
  const more = viewers.length - shown.length;
  return (
    <>
      {shown.map(({ userId, name, isTyping }) => (
        <ColleagueAvatar
          key={userId}
          id={userId}
          name={name}
          size={size}
          className="-ml-1 ring-2 ring-surface first:ml-0"
        >
          {isTyping ? (
            <span className="absolute -right-1 -bottom-1 grid size-3.5 place-items-center rounded-full bg-surface text-accent-text">
              <Pencil className="size-2.5" />
            </span>
          ) : null}
        </ColleagueAvatar>
      ))}
      {more > 0 ? (
        <span
          aria-hidden
          style={{ height: size, minWidth: size }}
          className="-ml-1 grid place-items-center rounded-full bg-press px-1 text-[10px] font-semibold text-text-2 ring-2 ring-surface"
        >
          +{more}
        </span>
      ) : null}
    </>
  );
}

/** Who types and who looks, as a sentence. */
export function useViewerWords(viewers: ShownViewer[]): string {
  const t = useTranslations("inbox.viewers");
  const format = useFormatter();
  const looking = viewers.filter(({ isTyping }) => !isTyping).map(({ name }) => name);
  const typing = viewers.filter(({ isTyping }) => isTyping).map(({ name }) => name);
  return [
    ...(typing.length > 0 ? [t("typing", { names: format.list(typing), count: typing.length })] : []),
    ...(looking.length > 0 ? [t("looking", { names: format.list(looking) })] : []),
  ].join(". ");
}
