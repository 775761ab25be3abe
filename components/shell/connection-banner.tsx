"use client";
import { WifiOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Banner } from "../ui/banner";

/** Stands over old data while the live stream is down; counts the seconds since `since` (epoch ms). Null = all is well. */
export function ConnectionBanner({ since }: { since: number | null }) {
  const t = useTranslations("shell");
  const seconds = useSecondsSince(since);
  if (since === null) return null;
  return (
    <div className="shrink-0 px-2 pt-2">
      <Banner tone="warn" role="status" icon={<WifiOff aria-hidden />} action={<span aria-hidden>{seconds} s</span>}>
        {t("connectionLost")}
      </Banner>
    </div>
  );
}

function useSecondsSince(since: number | null): number {
  const [now, setNow] = useState(since ?? 0);
  useEffect(() => {
    if (since === null) return;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [since]);
  return since === null ? 0 : Math.max(0, Math.round((now - since) / 1000));
}
