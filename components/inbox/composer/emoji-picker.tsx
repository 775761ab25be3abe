"use client";
import { useQuery } from "@tanstack/react-query";
import { Smile } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useRef, useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { ErrorState } from "@/components/ui/list-state";
import { Popover } from "@/components/ui/popover";
import { SearchInput } from "@/components/ui/search-input";
import { Skeleton } from "@/components/ui/skeleton";
import type { Locale } from "@/db/enums";
import { type Emoji, type EmojiGroup, loadEmoji, searchEmoji } from "./emoji-data";
import { EmojiGrid } from "./emoji-grid";
import { recentEmoji, rememberEmoji } from "./emoji-recent";

/** The button and its panel of emoji: search in Czech and English, arrows move, Enter takes. Data come with the first opening. */
export function EmojiPicker({
  onPick,
  disabled,
  className,
}: {
  onPick: (native: string) => void;
  disabled?: boolean;
  className?: string;
}) {
  const t = useTranslations("composer");
  const [open, setOpen] = useState(false);
  return (
    <Popover
      side="top"
      label={t("emoji")}
      open={open}
      onOpenChange={setOpen}
      className="w-86 p-2"
      trigger={
        <IconButton label={t("emoji")} disabled={disabled} className={className}>
          <Smile aria-hidden />
        </IconButton>
      }
    >
      <EmojiPanel
        onPick={(native) => {
          setOpen(false);
          onPick(native);
        }}
      />
    </Popover>
  );
}

/** The panel alone, for whoever has a button of its own; what is picked becomes recent. */
export function EmojiPanel({ onPick }: { onPick: (native: string) => void }) {
  const t = useTranslations("composer.emojiPicker");
  const locale: Locale = useLocale() === "en" ? "en" : "cs";
  const groups = useQuery({
    queryKey: ["emoji", locale],
    queryFn: () => loadEmoji(locale),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const [query, setQuery] = useState("");
  const list = useRef<HTMLDivElement>(null);
  const take = (native: string) => {
    rememberEmoji(native);
    onPick(native);
  };
  return (
    <>
      <SearchInput
        label={t("search")}
        value={query}
        onValueChange={setQuery}
        onKeyDownCapture={(event) => {
          const first = list.current?.querySelector<HTMLElement>("[role=gridcell] button, button");
          if (event.key === "ArrowDown" && first) {
            event.preventDefault();
            first.focus();
          }
          if (event.key === "Enter") first?.click();
        }}
        className="mb-2"
      />
      <div ref={list} className="h-72 overflow-y-auto overscroll-contain max-sm:h-[42dvh]">
        {groups.isPending ? <Loading /> : null}
        {groups.isError ? <ErrorState title={t("failed")} onRetry={() => groups.refetch()} /> : null}
        {groups.data ? <Emojis groups={groups.data} query={query.trim()} onPick={take} /> : null}
      </div>
    </>
  );
}

function Emojis({ groups, query, onPick }: { groups: EmojiGroup[]; query: string; onPick: (native: string) => void }) {
  const t = useTranslations("composer.emojiPicker");
  const [recent] = useState(() => known(groups, recentEmoji()));
  if (query) {
    const found = searchEmoji(groups, query);
    if (found.length === 0) return <Line>{t("nothing")}</Line>;
    return <EmojiGrid sections={[{ title: t("found"), emojis: found }]} onPick={onPick} />;
  }
  const sections = groups.map(({ name, emojis }) => ({ title: t(`groups.${name}`), emojis }));
  return (
    <EmojiGrid
      sections={recent.length > 0 ? [{ title: t("recent"), emojis: recent }, ...sections] : sections}
      onPick={onPick}
    />
  );
}

const Line = ({ children }: { children: ReactNode }) => (
  <p role="status" className="m-0 px-2 py-6 text-center text-text-2">
    {children}
  </p>
);

function known(groups: EmojiGroup[], natives: string[]): Emoji[] {
  const all = new Map(groups.flatMap(({ emojis }) => emojis.map((emoji) => [emoji.native, emoji])));
  return natives.flatMap((native) => all.get(native) ?? []);
}

function Loading() {
  const t = useTranslations("common");
  return (
    <div role="status" aria-label={t("loading")} className="appear-late grid grid-cols-8 gap-1 p-1">
      {Array.from({ length: 56 }, (_, at) => (
        <Skeleton key={at} className="size-8 rounded-md" />
      ))}
    </div>
  );
}
