"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import { ErrorState } from "@/components/ui/list-state";
import { Skeleton } from "@/components/ui/skeleton";
import { ProfileEditor } from "./profile-editor";

/** Profil: what clients see of a number (S0.18–S0.25, S3.3). `company` is compared with the display name. */
export function ProfileTab({ numberId, company, mayEdit }: { numberId: string; company: string; mayEdit: boolean }) {
  const trpc = useTRPC();
  const profile = useQuery(trpc.profiles.show.queryOptions({ numberId }));
  if (profile.data) return <ProfileEditor view={profile.data} company={company} mayEdit={mayEdit} />;
  if (profile.isError) return <ErrorState onRetry={() => profile.refetch()} retrying={profile.isFetching} />;
  return <Loading />;
}

function Loading() {
  const t = useTranslations("profiles");
  return (
    <div role="status" aria-label={t("title")} className="appear-late grid gap-8 xl:grid-cols-[minmax(0,1fr)_320px]">
      <div className="flex max-w-170 flex-col gap-6">
        <Skeleton className="h-4 w-72" />
        <Skeleton className="h-24 w-full" />
        <Skeleton className="h-20 w-full" />
        <Skeleton className="h-9 w-full" />
        <Skeleton className="h-9 w-full" />
      </div>
      <Skeleton className="h-130 w-75 rounded-xl max-xl:hidden" />
    </div>
  );
}
