"use client";
import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useClientName } from "@/components/inbox/client-name";
import { useTRPC } from "@/components/live/trpc";
import { GoneState } from "@/components/shell/gone-state";
import { PageSheet } from "@/components/shell/page-sheet";
import { Chip } from "@/components/ui/chip";
import { QueryProblem } from "@/components/ui/query-problem";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Tabs } from "@/components/ui/tabs";
import type { Role } from "@/db/enums";
import type { ShownContact } from "@/server/contacts/show-contact";
import { ContactActions } from "./contact-actions";
import { ContactCampaigns } from "./contact-campaigns";
import { ContactFiles } from "./contact-files";
import { ContactOverview } from "./contact-overview";
import { ContactTimeline } from "./contact-timeline";

/** One contact with everything known of it: identities, fields, sessions on every number, campaigns, files. */
export function ContactScreen({ contactId, role }: { contactId: string; role: Role }) {
  const t = useTranslations("contacts");
  const query = useQuery(useTRPC().contacts.show.queryOptions({ contactId }));
  const nameOf = useClientName();
  const contact = query.data;
  return (
    <PageSheet
      up={{ href: "/contacts", label: t("title") }}
      title={contact ? nameOf(contact) : t("detail.title")}
      marks={contact?.blockedAt ? <Chip tone="danger">{t("blocked")}</Chip> : null}
      actions={contact ? <ContactActions contact={contact} role={role} /> : null}
      flush
    >
      {query.isPending ? <SkeletonRows label={t("detail.title")} /> : null}
      <QueryProblem query={query} gone={<GoneState href="/contacts" label={t("title")} />} />
      {contact ? <Parts contact={contact} role={role} /> : null}
    </PageSheet>
  );
}

const parts = ["overview", "sessions", "campaigns", "files"] as const;
type Part = (typeof parts)[number];

function Parts({ contact, role }: { contact: ShownContact; role: Role }) {
  const t = useTranslations("contacts.detail");
  const asked = useSearchParams().get("part");
  const [part, setPart] = useState<Part>(parts.find((one) => one === asked) ?? "overview");
  return (
    <Tabs
      label={t("title")}
      value={part}
      onValueChange={setPart}
      tabs={[
        { value: "overview", label: t("overview"), panel: <ContactOverview contact={contact} role={role} /> },
        {
          value: "sessions",
          label: t("sessions"),
          panel: <ContactTimeline contactId={contact.id} />,
        },
        {
          value: "campaigns",
          label: t("campaigns"),
          // How many there are in all nobody counts.
          count: contact.hasOlderCampaigns ? undefined : contact.campaigns.length,
          panel: <ContactCampaigns contact={contact} role={role} />,
        },
        {
          value: "files",
          label: t("files"),
          count: contact.hasOlderFiles ? undefined : contact.files.length,
          panel: <ContactFiles contact={contact} />,
        },
      ]}
    />
  );
}
