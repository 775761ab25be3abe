"use client";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { Skeleton } from "@/components/ui/skeleton";
import { showToast } from "@/components/ui/toast-manager";
import type { RouteRepliesInput } from "@/server/campaigns/reply-schema";
import type { ReplyRoute as Route } from "@/server/campaigns/route-replies";
import { useRefreshCampaigns } from "./use-campaign";

const byNumber = "number";

/** Kam směřují odpovědi (O27): by the routing of the number, to a group or to a person. Saved when it is chosen. */
export function ReplyRoute({ campaignId }: { campaignId: string }) {
  const t = useTranslations("campaigns.replyRoute");
  const tCommon = useTranslations("common");
  const trpc = useTRPC();
  const route = useQuery(trpc.campaigns.replyRoute.queryOptions({ campaignId }));
  const save = useSave();
  if (route.isPending) return <Skeleton className="h-16 w-full max-w-80" />;
  if (!route.data)
    return (
      <p role="alert" className="m-0 text-danger-text">
        {tCommon("loadFailedText")}
      </p>
    );
  const { data } = route;
  return (
    <Field
      label={t("label")}
      hint={
        isGone(data) ? <span className="text-warn-text">{t("gone")}</span> : t(data.operator ? "hintPerson" : "hint")
      }
      className="max-w-80"
    >
      <Combobox
        options={[
          { value: byNumber, label: t("number") },
          ...data.choices.groups.map(({ id, name }) => ({ value: `group:${id}`, label: t("group", { name }) })),
          ...data.choices.operators.map(({ id, name }) => ({ value: `operator:${id}`, label: name })),
        ]}
        value={save.isPending && save.variables ? keyOf(save.variables.to) : shownOf(data)}
        onValueChange={(value) => save.mutate({ campaignId, to: targetOf(value) })}
      />
    </Field>
  );
}

function useSave() {
  const t = useTranslations("campaigns.replyRoute");
  const trpc = useTRPC();
  const refresh = useRefreshCampaigns();
  const errorText = useErrorText();
  return useMutation(
    trpc.campaigns.routeReplies.mutationOptions({
      onSuccess: async () => {
        await refresh();
        showToast({ title: t("saved") });
      },
      onError: (error) => showToast({ title: errorText(error), tone: "error" }),
    }),
  );
}

type Target = RouteRepliesInput["to"];

function targetOf(value: string | null): Target {
  const [kind, id = ""] = (value ?? byNumber).split(":");
  if (kind === "group") return { kind, groupId: id };
  return kind === "operator" ? { kind, operatorId: id } : { kind: "number" };
}

function keyOf(to: Target): string {
  if (to.kind === "group") return `group:${to.groupId}`;
  return to.kind === "operator" ? `operator:${to.operatorId}` : byNumber;
}

function shownOf(route: Route): string {
  const { group, operator } = route;
  if (isGone(route)) return byNumber;
  if (operator) return `operator:${operator.id}`;
  return group ? `group:${group.id}` : byNumber;
}

/** Whom it names is here no more, so the number's routing decides. */
const isGone = ({ group, operator }: Route): boolean => group?.isActive === false || operator?.isActive === false;
