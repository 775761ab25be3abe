"use client";
import { useQuery } from "@tanstack/react-query";
import { Volume2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { PushSwitch } from "@/components/alerts/push-switch";
import { useTRPC } from "@/components/live/trpc";
import { ProfileSection } from "@/components/profile/profile-section";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/list-state";
import { Skeleton } from "@/components/ui/skeleton";
import { showToast } from "@/components/ui/toast-manager";
import { playChime } from "./chime";
import { ChoiceTable } from "./choice-table";

/** Upozornění (O25): what the person hears of and how, and web push of this browser. */
export function ChoicesPanel() {
  const t = useTranslations("notifications");
  const { data, isError, isFetching, refetch } = useQuery(useTRPC().notifications.settings.queryOptions());
  const listen = async () => {
    if (!(await playChime())) showToast({ title: t("soundBlocked"), tone: "error" });
  };
  return (
    <ProfileSection title={t("title")} text={t("text")}>
      {data ? (
        <ChoiceTable choices={data.choices} />
      ) : isError ? (
        <ErrorState onRetry={() => refetch()} retrying={isFetching} />
      ) : (
        <Skeleton className="h-60 w-full rounded-md" />
      )}
      <Button variant="plain" className="mt-2 -ml-2" onClick={listen}>
        <Volume2 aria-hidden />
        {t("try")}
      </Button>
      <h3 className="m-0 mt-4 mb-1 text-body">{t("device.title")}</h3>
      <PushSwitch publicKey={data?.publicKey} text={t("device.text")} />
    </ProfileSection>
  );
}
