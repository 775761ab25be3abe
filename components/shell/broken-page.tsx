"use client";
import { CloudAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { buttonClass } from "../ui/button-class";

/**
 * A page that broke. It looks as WholePageState does, of plain elements: error pages are loaded ahead with every page, and what they
 * are made of is loaded once more with them.
 */
export function BrokenPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useTranslations();
  return (
    <main id="content" className="grid min-h-0 flex-1 place-items-center self-stretch max-desk:bg-surface">
      <div className="mx-auto flex max-w-96 flex-col items-center px-6 py-10 text-center">
        <span
          aria-hidden
          className="mb-4 grid size-12 place-items-center rounded-full bg-danger-soft text-danger-text [&_svg]:size-5.5"
        >
          <CloudAlert />
        </span>
        <h1 className="m-0 text-lead font-semibold">{t("shell.errorTitle")}</h1>
        <p className="m-0 mt-0.5 text-text-2">
          {error.digest ? t("shell.errorText", { code: error.digest }) : t("shell.errorTextPlain")}
        </p>
        <button type="button" onClick={reset} className={`mt-5 ${buttonClass({ variant: "primary" })}`}>
          {t("common.retry")}
        </button>
      </div>
    </main>
  );
}
