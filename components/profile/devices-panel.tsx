"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Monitor, Smartphone } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { ErrorState } from "@/components/ui/list-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { showToast } from "@/components/ui/toast-manager";
import { useMoment } from "@/components/ui/use-moment";
import type { OwnLogin } from "@/server/team/own-logins";
import { ProfileSection } from "./profile-section";

const shownFirst = 5;

/** Where the person is signed in; every place but this one can be signed out from here. */
export function DevicesPanel() {
  const t = useTranslations("profile.devices");
  const trpc = useTRPC();
  const { data, isError, isFetching, refetch } = useQuery(trpc.team.logins.queryOptions());
  const [isWhole, setWhole] = useState(false);
  const [asked, setAsked] = useState<OwnLogin | null>(null);
  const deviceName = useDeviceName();
  const signOut = useSignOut(() => setAsked(null));
  return (
    <ProfileSection title={t("title")} text={t("text")}>
      {data ? (
        <ul className="m-0 list-none p-0">
          {data.slice(0, isWhole ? data.length : shownFirst).map((login) => (
            <Device key={login.id} login={login} onSignOut={() => setAsked(login)} />
          ))}
        </ul>
      ) : isError ? (
        <ErrorState onRetry={() => refetch()} retrying={isFetching} />
      ) : (
        <SkeletonRows rows={2} height={56} label={t("title")} />
      )}
      {data && data.length > shownFirst && !isWhole ? (
        <Button variant="plain" className="mt-2 -ml-2" onClick={() => setWhole(true)}>
          {t("more", { count: data.length - shownFirst })}
        </Button>
      ) : null}
      <ConfirmDialog
        open={asked !== null}
        onOpenChange={(open) => !open && setAsked(null)}
        title={t("askTitle", { device: asked ? deviceName(asked.device) : "" })}
        description={t("askText")}
        confirm={t("signOut")}
        onConfirm={() => asked && signOut.mutate({ loginId: asked.id })}
        pending={signOut.isPending}
      />
    </ProfileSection>
  );
}

const handhelds = new Set(["iPhone", "iPad", "Android"]);

function Device({ login, onSignOut }: { login: OwnLogin; onSignOut: () => void }) {
  const t = useTranslations("profile.devices");
  const moment = useMoment();
  const name = useDeviceName()(login.device);
  const Icon = handhelds.has(login.device.system ?? "") ? Smartphone : Monitor;
  return (
    <li className="flex min-h-14 items-center gap-3 border-t border-line py-2 first:border-t-0">
      <Icon aria-hidden className="size-5 shrink-0 text-text-2" />
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-center gap-x-2">
          <span className="min-w-0 break-words">{name}</span>
          {login.isThis ? <Chip tone="accent">{t("this")}</Chip> : null}
        </div>
        <div className="text-meta text-text-3">
          {t("since", { at: moment(login.createdAt) })}
          {login.isThis ? null : <> · {t("seen", { at: moment(login.lastSeenAt) })}</>}
        </div>
      </div>
      {login.isThis ? null : (
        <Button aria-label={t("signOutOf", { device: name })} onClick={onSignOut}>
          {t("signOut")}
        </Button>
      )}
    </li>
  );
}

function useDeviceName(): (device: OwnLogin["device"]) => string {
  const t = useTranslations("profile.devices");
  return ({ browser, system }) => [browser, system].filter(Boolean).join(" · ") || t("unknown");
}

function useSignOut(onDone: () => void) {
  const t = useTranslations("profile.devices");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errorText = useErrorText();
  return useMutation(
    trpc.team.signOutDevice.mutationOptions({
      onSuccess: () => void showToast({ title: t("signedOut") }),
      onError: (error) => void showToast({ title: errorText(error), tone: "error" }),
      onSettled: () => {
        onDone();
        return queries.invalidateQueries(trpc.team.logins.queryFilter());
      },
    }),
  );
}
