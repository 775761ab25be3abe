"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { Wizard } from "./use-wizard";

/** S0.8: to 360dialog's portal and back here; what is filled in is saved first. */
export function PortalButton({ wizard, reason }: { wizard: Wizard; reason?: string | null }) {
  const t = useTranslations("registration.dialog360");
  const { shown, moves, saveNow } = wizard;
  const leave = async () => {
    if (!(await saveNow())) return;
    moves.openPortal.mutate({ registrationId: shown.id }, { onSuccess: ({ url }) => window.location.assign(url) });
  };
  return (
    <div className="flex flex-col items-start gap-2">
      <Button
        variant={shown.data.listed.length > 0 ? "secondary" : "primary"}
        size="lg"
        pending={moves.openPortal.isPending || moves.openPortal.isSuccess}
        reason={reason ?? null}
        onClick={leave}
      >
        {t(shown.data.listed.length > 0 ? "openPortalAgain" : "openPortal")}
      </Button>
      <p className="m-0 text-meta text-text-3">{t("returnHint")}</p>
    </div>
  );
}
