"use client";
import { CloudAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "../ui/button";
import { WholePageState } from "./whole-page-state";

/** A page that broke. Another try asks the server again: what broke may have broken there. */
export function BrokenPage({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  const t = useTranslations();
  return (
    <WholePageState
      tone="danger"
      icon={<CloudAlert />}
      title={t("shell.errorTitle")}
      text={error.digest ? t("shell.errorText", { code: error.digest }) : t("shell.errorTextPlain")}
    >
      <Button variant="primary" onClick={retry}>
        {t("common.retry")}
      </Button>
    </WholePageState>
  );
}
