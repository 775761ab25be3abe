"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { LimitBar } from "@/components/ui/progress-bar";
import type { Usage } from "@/server/usage/show-usage";
import { AllowanceDialog } from "./allowance-dialog";

/** Used, left and over the allowance of the whole company (S0.32, S0.33). */
export function AllowancePanel({ allowance, manages }: { allowance: Usage["allowance"]; manages: boolean }) {
  const t = useTranslations("usage.allowance");
  const [isOpen, setOpen] = useState(false);
  const { used, monthly, left, over } = allowance;
  const usedText = t("used", { used, monthly });
  return (
    <Panel aria-label={t("title")} className="flex flex-col">
      <div className="mb-3 flex min-h-8 items-center gap-2">
        <h2 className="m-0 flex-1 text-body">{t("title")}</h2>
        {manages ? (
          <Button variant="plain" onClick={() => setOpen(true)}>
            {t("change")}
          </Button>
        ) : null}
      </div>
      <p className="m-0 mb-2 text-title font-semibold">{usedText}</p>
      <LimitBar used={used} limit={monthly} label={usedText} />
      <p className={over > 0 ? "m-0 mt-2 font-medium text-warn-text" : "m-0 mt-2 text-text-2"}>
        {over > 0 ? t("over", { over }) : t("left", { left })}
      </p>
      <p className="m-0 mt-3 text-meta text-text-3">{t("text")}</p>
      {isOpen ? <AllowanceDialog monthly={monthly} onClose={() => setOpen(false)} /> : null}
    </Panel>
  );
}
