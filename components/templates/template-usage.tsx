"use client";
import { useFormatter, useTranslations } from "next-intl";
import { ProgressBar } from "@/components/ui/progress-bar";
import { useMoment } from "@/components/ui/use-moment";
import type { Usage } from "./template-rows";

/** Use and success of thirty days: how many were sent, and what part of them was delivered and read. */
export function UsageFigures({ usage }: { usage: Usage }) {
  const t = useTranslations("templates.usage");
  const format = useFormatter();
  const moment = useMoment();
  const { sent, delivered, read, failed, lastUsedAt } = usage;
  const total = sent + failed;
  const share = (count: number) => format.number(count / sent, { style: "percent" });
  return (
    <section aria-label={t("title")}>
      <h3 className="m-0 mb-1 text-body font-semibold">{t("title")}</h3>
      {total === 0 ? (
        <p className="m-0 text-text-2">{t("none")}</p>
      ) : (
        <>
          <ProgressBar
            label={t("line", { sent, delivered, read, failed })}
            total={total}
            parts={[
              { value: read, tone: "s1" },
              { value: delivered - read, tone: "s2" },
              { value: sent - delivered, tone: "s4" },
              { value: failed, tone: "danger" },
            ]}
          />
          <p className="m-0 mt-1.5">{t("line", { sent, delivered, read, failed })}</p>
          {sent > 0 ? (
            <p className="m-0 text-text-2">{t("shares", { delivered: share(delivered), read: share(read) })}</p>
          ) : null}
        </>
      )}
      <p className="m-0 text-meta text-text-3">{lastUsedAt ? t("last", { at: moment(lastUsedAt) }) : t("never")}</p>
    </section>
  );
}
