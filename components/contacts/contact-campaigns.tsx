"use client";
import { Megaphone } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMay } from "@/components/shell/use-may";
import { ListState } from "@/components/ui/list-state";
import { RowLink } from "@/components/ui/row-link";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { useMoment } from "@/components/ui/use-moment";
import type { Role } from "@/db/enums";
import type { ShownContact } from "@/server/contacts/show-contact";

/** Campaigns the contact was in and how their message stands. */
export function ContactCampaigns({
  contact: { campaigns, hasOlderCampaigns },
  role,
}: {
  contact: Pick<ShownContact, "campaigns" | "hasOlderCampaigns">;
  role: Role;
}) {
  const t = useTranslations("contacts.campaigns");
  const tMessage = useTranslations("common.messageStatus");
  const moment = useMoment();
  const seesCampaigns = useMay(role)("campaigns.see");
  if (campaigns.length === 0) return <ListState icon={<Megaphone />} title={t("none")} />;
  return (
    <>
      <Table>
        <thead>
          <tr>
            <Th>{t("name")}</Th>
            <Th>{t("status")}</Th>
            <Th right className="max-sm:hidden">
              {t("at")}
            </Th>
          </tr>
        </thead>
        <tbody>
          {campaigns.map(({ recipientId, campaignId, name, plan, status, at }) => (
            <Tr key={recipientId}>
              <Td className="max-w-64 truncate">
                {seesCampaigns ? <RowLink href={`/campaigns/${campaignId}`}>{name}</RowLink> : name}
              </Td>
              <Td className="text-text-2">{status ? tMessage(status) : t(`plan.${plan}`)}</Td>
              <Td right className="text-text-2 max-sm:hidden">
                {moment(at)}
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
      {hasOlderCampaigns ? (
        <p className="m-0 px-6 py-4 text-meta text-text-2 max-desk:px-4">{t("older", { count: campaigns.length })}</p>
      ) : null}
    </>
  );
}
