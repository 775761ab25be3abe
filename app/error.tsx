"use client";
import { CloudAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { WholePageState } from "@/components/shell/whole-page-state";
import { Button } from "@/components/ui/button";

export default function AppError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useTranslations();
  return (
    <div className="flex h-dvh">
      <WholePageState
        tone="danger"
        icon={<CloudAlert />}
        title={t("shell.errorTitle")}
        text={error.digest ? t("shell.errorText", { code: error.digest }) : t("shell.errorTextPlain")}
      >
        <Button variant="primary" onClick={reset}>
          {t("common.retry")}
        </Button>
      </WholePageState>
    </div>
  );
}
