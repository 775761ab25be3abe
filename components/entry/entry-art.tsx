import { useTranslations } from "next-intl";

/** The large mark with a short talk; decoration, from 1080 px. */
export function EntryArt() {
  const t = useTranslations("entry");
  return (
    <aside
      aria-hidden="true"
      className="relative m-3 hidden w-150 shrink-0 overflow-hidden rounded-[20px] bg-[oklch(0.40_0.075_224)] min-[1080px]:block"
    >
      <svg
        aria-hidden="true"
        viewBox="0 0 600 876"
        preserveAspectRatio="xMidYMid slice"
        className="absolute inset-0 size-full"
      >
        <g transform="translate(-148 -10) scale(28)">
          <path
            fill="oklch(0.445 0.08 222)"
            d="M4 8.5A4.5 4.5 0 0 1 13 8.5V10A3 3 0 0 0 19 10V8.5A4.5 4.5 0 0 1 23.5 4H27A1 1 0 0 1 28 5V23.5A4.5 4.5 0 0 1 19 23.5V22A3 3 0 0 0 13 22V23.5A4.5 4.5 0 0 1 8.5 28H5A1 1 0 0 1 4 27Z"
          />
        </g>
      </svg>
      <div className="absolute inset-x-22 top-1/2 flex -translate-y-1/2 flex-col gap-3">
        <div className="max-w-82 self-start rounded-[16px_16px_16px_4px] bg-[oklch(0.985_0.003_85)] px-3.5 py-2.5 text-[oklch(0.25_0.016_235)]">
          {t("artQuestion")}
        </div>
        <div className="max-w-82 self-end rounded-[16px_16px_4px_16px] bg-[oklch(0.83_0.06_212)] px-3.5 py-2.5 text-[oklch(0.22_0.03_225)]">
          {t("artAnswer")}
        </div>
      </div>
    </aside>
  );
}
