"use client";
import { useQuery } from "@tanstack/react-query";
import { Ban, Ellipsis, ExternalLink, Merge, Pencil } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { BlockDialog } from "@/components/contacts/block-dialog";
import { ContactDialog } from "@/components/contacts/contact-dialog";
import { MergeDialog } from "@/components/contacts/merge-dialog";
import { useContactMoves, useFields } from "@/components/contacts/use-contact-data";
import { useFieldValue } from "@/components/contacts/use-field-value";
import { useTRPC } from "@/components/live/trpc";
import { useMay } from "@/components/shell/features";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { DetailsList } from "@/components/ui/details-list";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem, MenuLink } from "@/components/ui/menu";
import { formatPhone } from "@/server/core/phone";
import { useClientName } from "../client-name";
import type { Conversation } from "../inbox-types";
import { useMe } from "../me";
import { CardNothing, CardSection } from "./client-card";

type Contact = Conversation["contact"];
type Opened = "edit" | "block" | "merge" | null;

/** What we know of the client, to be corrected in place (S1.14); from here they are blocked and merged too. */
export function ClientDetails({ contact }: { contact: Contact }) {
  const t = useTranslations("inbox.card");
  const [opened, open] = useState<Opened>(null);
  const items = useItems(contact);
  const name = useClientName()(contact);
  const close = () => open(null);
  return (
    <CardSection title={t("details")} aside={<Actions contact={contact} onOpen={open} />}>
      <Twins contactId={contact.id} onMerge={() => open("merge")} />
      {items.length > 0 ? (
        <DetailsList items={items} className="grid-cols-[minmax(64px,auto)_minmax(0,1fr)]" />
      ) : (
        <CardNothing>{t("noDetails")}</CardNothing>
      )}
      {opened === "edit" ? <ContactDialog contact={contact} onClose={close} onSaved={close} /> : null}
      {opened === "block" ? <BlockDialog contactId={contact.id} name={name} onClose={close} /> : null}
      {opened === "merge" ? <MergeDialog contact={contact} onClose={close} /> : null}
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

function Actions({ contact, onOpen }: { contact: Contact; onOpen: (what: Opened) => void }) {
  const t = useTranslations("contacts");
  const may = useMay(useMe().role);
  const { unblock } = useContactMoves();
  if (!may("contacts.see")) return null;
  return (
    <span className="-my-2 flex">
      {may("contacts.edit") ? (
        <IconButton label={t("form.changeTitle")} onClick={() => onOpen("edit")}>
          <Pencil aria-hidden />
        </IconButton>
      ) : null}
      <Menu
        trigger={
          <IconButton label={t("detail.actions")}>
            <Ellipsis aria-hidden />
          </IconButton>
        }
      >
        <MenuLink href={`/contacts/${contact.id}`} icon={<ExternalLink aria-hidden />}>
          {t("detail.inDirectory")}
        </MenuLink>
        {may("contacts.manage") ? (
          <MenuItem icon={<Merge aria-hidden />} onClick={() => onOpen("merge")}>
            {t("merge.action")}
          </MenuItem>
        ) : null}
        {may("contacts.block") && !contact.blockedAt ? (
          <MenuItem danger icon={<Ban aria-hidden />} onClick={() => onOpen("block")}>
            {t("block.action")}
          </MenuItem>
        ) : null}
        {may("contacts.manage") && contact.blockedAt ? (
          <MenuItem onClick={() => unblock.mutate({ contactId: contact.id })}>{t("block.unblock")}</MenuItem>
        ) : null}
      </Menu>
    </span>
  );
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
