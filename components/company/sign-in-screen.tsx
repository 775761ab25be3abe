"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { PageSheet } from "@/components/shell/page-sheet";
import { SettingsMenu } from "@/components/shell/settings-menu";
import { ErrorState } from "@/components/ui/list-state";
import { Skeleton } from "@/components/ui/skeleton";
import { showToast } from "@/components/ui/toast-manager";
import type { Role } from "@/db/enums";
import { FactorSettings } from "./factor-settings";
import { SsoSettings } from "./sso-settings";

/** Přihlašování (N.8): who needs a second factor, and the company's identity provider. Takes effect at once. */
export function SignInScreen({ role }: { role: Role }) {
  const t = useTranslations("company.signIn");
  const policy = useQuery(useTRPC().auth.policy.queryOptions());
  const save = useSavePolicy();
  const content = () => {
    if (policy.isError && !policy.data)
      return <ErrorState onRetry={() => policy.refetch()} retrying={policy.isFetching} />;
    if (!policy.data) return <Skeleton className="h-80 w-full rounded-lg" />;
    const { secondFactorFor, ssoOnly } = policy.data;
    const shown = { ...policy.data, ...(save.isPending ? save.variables : {}) };
    return (
      <>
        <FactorSettings
          policy={shown}
          myRole={role}
          pending={save.isPending}
          onChange={(roles) => save.mutate({ ssoOnly, secondFactorFor: roles })}
        />
        <SsoSettings
          policy={shown}
          pending={save.isPending}
          onChange={(only) => save.mutate({ secondFactorFor, ssoOnly: only })}
        />
      </>
    );
  };
  return (
    <PageSheet aside={<SettingsMenu role={role} />} title={t("title")}>
      <div className="flex max-w-160 flex-col gap-8">{content()}</div>
    </PageSheet>
  );
}

function useSavePolicy() {
  const t = useTranslations("company.signIn");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const router = useRouter();
  const errorText = useErrorText();
  return useMutation(
    trpc.auth.savePolicy.mutationOptions({
      onSuccess: () => {
        showToast({ title: t("saved") });
        // The rule may concern who made it: the server leads them on.
        router.refresh();
      },
      onError: (error) => void showToast({ title: errorText(error), tone: "error" }),
      onSettled: () => queries.invalidateQueries(trpc.auth.policy.queryFilter()),
    }),
  );
}
