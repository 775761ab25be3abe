"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { BlockDialog } from "@/components/contacts/block-dialog";
import { ContactDialog } from "@/components/contacts/contact-dialog";
import { MergeDialog } from "@/components/contacts/merge-dialog";
import { useFields } from "@/components/contacts/use-contact-data";
import { useFieldValue } from "@/components/contacts/use-field-value";
import { useTRPC } from "@/components/live/trpc";
import { useMay } from "@/components/shell/use-may";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { DetailsList } from "@/components/ui/details-list";
import { formatPhone } from "@/server/core/phone";
import { useClientName } from "../client-name";
import type { Conversation } from "../inbox-types";
import { useMe } from "../me";
import { type CardDialog, ClientActions, UnknownClient } from "./client-actions";
import { CardNothing, CardSection } from "./client-card";
import { LinkDialog } from "./link-dialog";

type Contact = Conversation["contact"];

/** What we know of the client, to be corrected in place or linked to the directory (S1.14); from here they are blocked and merged too. */
export function ClientDetails({ conversation }: { conversation: Conversation }) {
  const t = useTranslations("inbox.card");
  const { contact } = conversation;
  const [opened, open] = useState<CardDialog | null>(null);
  const items = useItems(contact);
  const name = useClientName()(contact);
  const close = () => open(null);
  const inDirectory = { ...contact, id: contact.directoryId };
  return (
    <CardSection title={t("details")} aside={<ClientActions conversation={conversation} onOpen={open} />}>
      <Twins contactId={contact.directoryId} onMerge={() => open("merge")} />
      <UnknownClient conversation={conversation} onOpen={open} />
      {items.length > 0 ? (
        <DetailsList items={items} className="grid-cols-[minmax(64px,auto)_minmax(0,1fr)]" />
      ) : (
        <CardNothing>{t("noDetails")}</CardNothing>
      )}
      {opened === "edit" ? <ContactDialog contact={inDirectory} onClose={close} onSaved={close} /> : null}
      {opened === "link" ? <LinkDialog conversation={conversation} onClose={close} /> : null}
      {opened === "block" ? <BlockDialog contactId={contact.id} name={name} onClose={close} /> : null}
      {opened === "merge" ? <MergeDialog contact={inDirectory} onClose={close} /> : null}
    </CardSection>
  );
}

function useItems(contact: Contact) {
  const t = useTranslations("inbox.card");
  const { all } = useFields();
  const shownValue = useFieldValue();
  const value = (kind: "username" | "bsuid") => contact.identities.find((identity) => identity.kind === kind)?.value;
  const known = all.map(({ key }) => key).filter((key) => key in contact.fields);
  const keys = [...known, ...Object.keys(contact.fields).filter((key) => !known.includes(key))];
  return [
    {
      label: t("email"),
      value: contact.email ? (
        <a href={`mailto:${contact.email}`} className="text-text">
          {contact.email}
        </a>
      ) : null,
    },
    {
      label: t("linked"),
      value:
        contact.id !== contact.directoryId && contact.name ? (
          <Link href={`/contacts/${contact.directoryId}`} className="text-text">
            {contact.name}
          </Link>
        ) : null,
    },
    { label: t("profileName"), value: contact.profileName !== contact.name ? contact.profileName : null },
    { label: t("username"), value: value("username") },
    { label: t("bsuid"), value: contact.phone ? null : value("bsuid") },
    ...keys.map((key) => {
      const field = all.find((other) => other.key === key);
      const held = contact.fields[key];
      return { label: field?.label ?? key, value: held ? shownValue(field?.kind, held) : null };
    }),
  ].filter((item) => Boolean(item.value));
}

/** Somebody else with the same phone written another way, or the same e-mail (O16). */
function Twins({ contactId, onMerge }: { contactId: string; onMerge: () => void }) {
  const t = useTranslations("contacts.merge");
  const enabled = useMay(useMe().role)("contacts.manage");
  const twins = useQuery(useTRPC().contacts.suggestMerges.queryOptions({ contactId }, { enabled, staleTime: 300_000 }));
  const nameOf = useClientName();
  const twin = twins.data?.[0];
  if (!twin) return null;
  const who = twin.phone ? formatPhone(twin.phone) : nameOf(twin);
  return (
    <Banner
      tone="info"
      className="mb-3"
      action={
        <Button variant="plain" className="text-inherit" onClick={onMerge}>
          {t("confirm")}
        </Button>
      }
    >
      {t("twin", { who })}
    </Banner>
  );
}
