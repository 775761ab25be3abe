"use client";
import { useTranslations } from "next-intl";
import { useHydrated } from "@/components/live/use-hydrated";
import { Button } from "@/components/ui/button";
import { usePush } from "./use-push";

/** Web push of this browser: every state that it can be in, each with its way on. `text` says what it is good for. */
export function PushSwitch({ publicKey, text }: { publicKey: string | undefined; text: string }) {
  const t = useTranslations("alerts.push");
  const { state, on, off } = usePush(publicKey);
  const isHydrated = useHydrated();
  // The desk may have asked the browser before this part of the page is alive.
  if (!isHydrated || !state) return null;
  if (state === "unsupported" || state === "insecure" || state === "denied")
    return <p className="m-0 text-text-2">{t(state)}</p>;
  return (
    <>
      <p role="status" className="m-0 mb-3 text-text-2">
        {state === "on" ? t("isOn") : on.data === false ? t("dismissed") : text}
        {on.isError || off.isError ? <span className="block text-danger-text">{t("failed")}</span> : null}
      </p>
      {state === "on" ? (
        <Button pending={off.isPending} onClick={() => off.mutate()}>
          {t("off")}
        </Button>
      ) : (
        <Button variant="primary" pending={on.isPending || !publicKey} onClick={() => on.mutate()}>
          {t("on")}
        </Button>
      )}
    </>
  );
}
