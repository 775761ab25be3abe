"use client";
import { useFormatter, useTranslations } from "next-intl";
import type { CampaignProgress } from "@/server/campaigns/show-campaign";

const [width, height, base] = [360, 132, 112];
/** A time with seconds, in the units of the drawing. */
const widestLabel = 52;

/** Sends over time, in buckets that fit the length of the campaign, as bars and said one by one; an amber line where the limit stopped it. */
export function SendsChart({ progress }: { progress: CampaignProgress }) {
  const t = useTranslations("campaigns");
  const format = useFormatter();
  const { sends, bucketMs, limitedUntil } = progress;
  const [first, last] = [sends[0], sends.at(-1)];
  const unit = unitOf(bucketMs);
  const labelOf = (atMs: number) => format.dateTime(new Date(atMs), timeStyle(bucketMs));
  const titleOf = (atMs: number, count: number) => t("detail.barLabel", { at: labelOf(atMs), count });
  return (
    <section className="min-w-0">
      <div className="mb-3 flex items-baseline gap-3">
        <h2 className="m-0 flex-1 text-body">{t("detail.sends")}</h2>
        {first ? (
          <span className="text-meta text-text-3">
            {t(`detail.bucket.${unit.key}`, { n: unit.n })}, {t("detail.most", { count: mostOf(sends) })}
          </span>
        ) : null}
      </div>
      {first && last ? (
        <>
          <Bars
            sends={sends}
            bucketMs={bucketMs}
            limitLabel={limitedUntil ? t("limitReached") : null}
            labelOf={labelOf}
            titleOf={titleOf}
          />
          <ul className="sr-only">
            {sends.map(({ atMs, count }) => (
              <li key={atMs}>{titleOf(atMs, count)}</li>
            ))}
          </ul>
        </>
      ) : (
        <p className="m-0 text-text-3">{t("detail.sendsEmpty")}</p>
      )}
    </section>
  );
}

function Bars({
  sends,
  bucketMs,
  limitLabel,
  labelOf,
  titleOf,
}: {
  sends: CampaignProgress["sends"];
  bucketMs: number;
  limitLabel: string | null;
  labelOf: (atMs: number) => string;
  titleOf: (atMs: number, count: number) => string;
}) {
  const firstMs = sends[0]?.atMs ?? 0;
  const buckets = Math.max(10, ((sends.at(-1)?.atMs ?? 0) - firstMs) / bucketMs + 1);
  const most = mostOf(sends);
  const step = width / buckets;
  const xOf = (atMs: number) => ((atMs - firstMs) / bucketMs) * step;
  const every = Math.ceil(buckets / 6);
  const marks = Array.from({ length: Math.ceil(buckets / every) }, (_, n) => firstMs + n * every * bucketMs);
  const end = xOf(sends.at(-1)?.atMs ?? 0) + step;
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className="block w-full" aria-hidden>
      {[0, 0.5].map((share) => (
        <line
          key={share}
          x1="0"
          x2={width}
          y1={6 + share * (base - 6)}
          y2={6 + share * (base - 6)}
          stroke="var(--line)"
        />
      ))}
      <line x1="0" x2={width} y1={base} y2={base} stroke="var(--line-strong)" />
      {sends.map(({ atMs, count }) => {
        const tall = (count / most) * (base - 6);
        return (
          <rect
            key={atMs}
            x={xOf(atMs) + step * 0.12}
            y={base - tall}
            width={step * 0.76}
            height={tall}
            rx="2"
            fill="var(--s2)"
          >
            <title>{titleOf(atMs, count)}</title>
          </rect>
        );
      })}
      {marks.map((atMs) => {
        const middle = xOf(atMs) + step / 2;
        return (
          <text
            key={atMs}
            x={middle < widestLabel / 2 ? 0 : middle}
            y={height - 4}
            fontSize="11"
            fill="var(--text-3)"
            textAnchor={middle < widestLabel / 2 ? "start" : "middle"}
          >
            {labelOf(atMs)}
          </text>
        );
      })}
      {limitLabel ? <LimitMark x={Math.min(end + 4, width - 1)} label={limitLabel} /> : null}
    </svg>
  );
}

function LimitMark({ x, label }: { x: number; label: string }) {
  const left = x > width - 80;
  return (
    <>
      <line x1={x} x2={x} y1="0" y2={base} stroke="var(--warn)" strokeWidth="1.5" />
      <text
        x={left ? x - 6 : x + 6}
        y="10"
        fontSize="11"
        fontWeight="530"
        fill="var(--warn-text)"
        textAnchor={left ? "end" : "start"}
      >
        {label}
      </text>
    </>
  );
}

const mostOf = (sends: CampaignProgress["sends"]) => Math.max(1, ...sends.map(({ count }) => count));

const minute = 60_000;

function unitOf(bucketMs: number): { key: "second" | "minute" | "hour" | "day"; n: number } {
  if (bucketMs < minute) return { key: "second", n: bucketMs / 1000 };
  if (bucketMs < 60 * minute) return { key: "minute", n: bucketMs / minute };
  return bucketMs < 1440 * minute ? { key: "hour", n: bucketMs / (60 * minute) } : { key: "day", n: 1 };
}

function timeStyle(bucketMs: number) {
  if (bucketMs >= 1440 * minute) return { day: "numeric", month: "numeric" } as const;
  if (bucketMs >= 60 * minute) return { hour: "numeric", minute: "2-digit" } as const;
  return bucketMs >= minute
    ? ({ hour: "numeric", minute: "2-digit" } as const)
    : ({ hour: "numeric", minute: "2-digit", second: "2-digit" } as const);
}
