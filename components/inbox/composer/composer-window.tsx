"use client";
import { useTranslations } from "next-intl";
import { useMoment } from "@/components/ui/use-moment";
import { WindowChip } from "@/components/ui/window-chip";
import { useNow } from "../use-now";
import { remainingParts } from "./composer-text";

/** "Okno 23 h 41 min": how long free text is possible; amber in the last hour (O13). */
export function ComposerWindow({ endsAt }: { endsAt: Date }) {
  const t = useTranslations("composer.window");
  const moment = useMoment();
  const parts = remainingParts(endsAt.getTime() - useNow(5_000).getTime());
  const time = parts.hours > 0 ? t("hours", parts) : parts.minutes > 0 ? t("minutes", parts) : t("lastMinute");
  return (
    <WindowChip
      state={parts.hours === 0 ? "closing" : "open"}
      title={t("title", { when: moment(endsAt) })}
      className={parts.hours === 0 ? undefined : "font-medium text-text-2"}
    >
      <span>{t.rich("label", { time, wide: (words) => <span className="max-desk:hidden">{words}</span> })}</span>
    </WindowChip>
  );
}
