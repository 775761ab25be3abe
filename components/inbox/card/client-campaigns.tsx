"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import { useMay } from "@/components/shell/use-may";
import { Button } from "@/components/ui/button";
import { useMoment } from "@/components/ui/use-moment";
import { useMe } from "../me";
import { CardSection } from "./client-card";

/** The newest campaigns that the client was in and how their message stands; nothing where there was none. */
export function ClientCampaigns({ contactId }: { contactId: string }) {
  const t = useTranslations("inbox.card");
  const tPlan = useTranslations("contacts.campaigns.plan");
  const tMessage = useTranslations("common.messageStatus");
  const tCommon = useTranslations("common");
  const moment = useMoment();
  const may = useMay(useMe().role);
  const enabled = may("contacts.see");
  const { data, isError, refetch } = useQuery(useTRPC().contacts.campaigns.queryOptions({ contactId }, { enabled }));
  if (isError)
    return (
      <CardSection title={t("campaigns")}>
        <p role="alert" className="m-0 text-danger-text">
          {tCommon("loadFailedText")}{" "}
          <Button variant="link" onClick={() => refetch()}>
            {tCommon("retry")}
          </Button>
        </p>
      </CardSection>
    );
  if (!data || data.length === 0) return null;
  return (
    <CardSection
      title={t("campaigns")}
      aside={
        <Link href={`/contacts/${contactId}?part=campaigns`} className="text-meta text-text-2">
          {t("wholeHistory")}
        </Link>
      }
    >
      <ul className="m-0 flex list-none flex-col gap-2 p-0">
        {data.map(({ recipientId, campaignId, name, plan, status, at }) => (
          <li key={recipientId}>
            <div className="flex gap-2">
              {may("campaigns.see") ? (
                <Link href={`/campaigns/${campaignId}`} className="min-w-0 flex-1 truncate text-text">
                  {name}
                </Link>
              ) : (
                <span className="min-w-0 flex-1 truncate">{name}</span>
              )}
              <span className="text-meta leading-5 text-text-3">{moment(at)}</span>
            </div>
            <div className="text-meta text-text-3">{status ? tMessage(status) : tPlan(plan)}</div>
          </li>
        ))}
      </ul>
    </CardSection>
  );
}
