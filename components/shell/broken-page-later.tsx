"use client";
import { useTranslations } from "next-intl";
import { type ComponentProps, lazy, Suspense } from "react";
import type { BrokenPage } from "./broken-page";

type Props = ComponentProps<typeof BrokenPage>;

/** Error pages are loaded ahead with every page, so what they look like comes when one is shown; where that does not come, this stays. */
const Whole = lazy(() =>
  import("./broken-page").then(
    (module) => ({ default: module.BrokenPage }),
    () => ({ default: Plain }),
  ),
);

export function BrokenPageLater(props: Props) {
  return (
    <Suspense fallback={<Plain {...props} />}>
      <Whole {...props} />
    </Suspense>
  );
}

function Plain({ retry }: Props) {
  const t = useTranslations();
  return (
    <main id="content" className="m-auto">
      <h1>{t("shell.errorTitle")}</h1>
      <p>{t("shell.errorTextPlain")}</p>
      <button type="button" onClick={retry}>
        {t("common.retry")}
      </button>
    </main>
  );
}
