"use client";
import { useTranslations } from "next-intl";

/** Written out as `buttonClass` makes it (class-names.test), for the same reason. */
export const retryClass =
  "mt-5 inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md font-medium whitespace-nowrap no-underline select-none transition-colors duration-(--t-fast) ease-out touch:min-h-11 bg-accent text-on-accent hover:not-data-disabled:bg-accent-hover h-8 px-3 text-body";

/**
 * A page that broke. It looks as WholePageState does, of plain elements: error pages are loaded ahead with every page, and what they
 * are made of is loaded once more with them. Another try asks the server again: what broke may have broken there.
 */
export function BrokenPage({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  const t = useTranslations();
  return (
    <main id="content" className="grid min-h-0 flex-1 place-items-center self-stretch max-desk:bg-surface">
      <div className="mx-auto flex max-w-96 flex-col items-center px-6 py-10 text-center">
        <span
          aria-hidden
          className="mb-4 grid size-12 place-items-center rounded-full bg-danger-soft text-danger-text [&_svg]:size-5.5"
        >
          <svg aria-hidden viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth={2} strokeLinecap="round">
            <path d="M12 12v4M12 20h.01M8.128 16.949A7 7 0 1 1 15.71 8h1.79a1 1 0 0 1 0 9h-1.642" />
          </svg>
        </span>
        <h1 className="m-0 text-lead font-semibold">{t("shell.errorTitle")}</h1>
        <p className="m-0 mt-0.5 text-text-2">
          {error.digest ? t("shell.errorText", { code: error.digest }) : t("shell.errorTextPlain")}
        </p>
        <button type="button" onClick={retry} className={retryClass}>
          {t("common.retry")}
        </button>
      </div>
    </main>
  );
}
