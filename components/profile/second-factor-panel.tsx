"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, useTRPC } from "@/components/live/trpc";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { Dialog } from "@/components/ui/dialog";
import { ErrorState } from "@/components/ui/list-state";
import { Skeleton } from "@/components/ui/skeleton";
import { showToast } from "@/components/ui/toast-manager";
import { useMoment } from "@/components/ui/use-moment";
import { EndDialog } from "./end-dialog";
import { ProfileSection } from "./profile-section";
import { RenewDialog } from "./renew-dialog";
import { SecondFactorSetup } from "./second-factor-setup";

type State = RouterOutputs["auth"]["secondFactor"];
type Asking = "setUp" | "renew" | "end";

/** The person's second factor (N.8): set up, look after, give up. */
export function SecondFactorPanel() {
  const t = useTranslations("profile.secondFactor");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const router = useRouter();
  const { data, isError, isFetching, refetch } = useQuery(trpc.auth.secondFactor.queryOptions());
  const [asking, setAsking] = useState<Asking | null>(null);
  const over = (toast: "isOn" | "isOff" | null) => {
    setAsking(null);
    if (toast) showToast({ title: t(toast) });
    void queries.invalidateQueries(trpc.auth.secondFactor.queryFilter());
    void queries.invalidateQueries(trpc.team.logins.queryFilter());
    // Where the company requires it, the server leads to its set-up now.
    if (toast === "isOff") router.refresh();
  };
  return (
    <ProfileSection title={t("title")} text={t("text")}>
      {data ? (
        <Overview state={data} onAsk={setAsking} />
      ) : isError ? (
        <ErrorState onRetry={() => refetch()} retrying={isFetching} />
      ) : (
        <Skeleton className="h-16 w-full rounded-md" />
      )}
      <Dialog open={asking === "setUp"} onOpenChange={(open) => !open && over(null)} title={t("setUpTitle")}>
        <SecondFactorSetup done={t("done")} onDone={() => over("isOn")} />
      </Dialog>
      {asking === "renew" ? <RenewDialog onClose={() => over(null)} /> : null}
      {asking === "end" ? (
        <EndDialog isRequired={data?.isRequired ?? false} onClose={() => over(null)} onDone={() => over("isOff")} />
      ) : null}
    </ProfileSection>
  );
}

function Overview({ state, onAsk }: { state: State; onAsk: (what: Asking) => void }) {
  const t = useTranslations("profile.secondFactor");
  const moment = useMoment();
  const { since, codesLeft, isRequired, cameBySso } = state;
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap gap-2">
        <Chip tone={since ? "ok" : undefined}>{since ? t("on") : t("off")}</Chip>
        {isRequired ? <Chip>{t("required")}</Chip> : null}
      </div>
      {since ? (
        <p className="m-0 text-text-2">
          {t("since", { at: moment(since) })} {t("codesLeft", { count: codesLeft })}
        </p>
      ) : null}
      {cameBySso ? <p className="m-0 text-meta text-text-3">{t("bySso")}</p> : null}
      <div className="flex flex-wrap gap-2">
        {since ? (
          <>
            <Button onClick={() => onAsk("renew")}>{t("renew")}</Button>
            <Button variant="danger" onClick={() => onAsk("end")}>
              {t("end")}
            </Button>
          </>
        ) : (
          <Button onClick={() => onAsk("setUp")}>{t("setUp")}</Button>
        )}
      </div>
    </div>
  );
}
