"use client";
import { Ban, Ellipsis, ExternalLink, Link2, Merge, Pencil, Unlink2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useContactMoves } from "@/components/contacts/use-contact-data";
import { useMay } from "@/components/shell/use-may";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem, MenuLink } from "@/components/ui/menu";
import type { Conversation } from "../inbox-types";
import { useMe } from "../me";
import { useLink } from "./link-dialog";

export type CardDialog = "edit" | "link" | "block" | "merge";
type Props = { conversation: Conversation; onOpen: (what: CardDialog) => void };

/** What can be done with the client's contact: correct it, link it to one of the directory or unlink it (S1.14), merge, block. */
export function ClientActions({ conversation, onOpen }: Props) {
  const t = useTranslations("contacts");
  const tLink = useTranslations("inbox.link");
  const may = useMay(useMe().role);
  const { contact } = conversation;
  const { unblock } = useContactMoves();
  const { unlink } = useLink(conversation.id);
  if (!may("contacts.see")) return null;
  const edits = may("contacts.edit");
  return (
    <span className="-my-2 flex">
      {edits ? (
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
        <MenuLink href={`/contacts/${contact.directoryId}`} icon={<ExternalLink aria-hidden />}>
          {t("detail.inDirectory")}
        </MenuLink>
        {edits && contact.id === contact.directoryId && !contact.isLinked ? (
          <MenuItem icon={<Link2 aria-hidden />} onClick={() => onOpen("link")}>
            {tLink("action")}
          </MenuItem>
        ) : null}
        {edits && contact.isLinked ? (
          <MenuItem icon={<Unlink2 aria-hidden />} onClick={() => unlink.mutate({ conversationId: conversation.id })}>
            {tLink("undo")}
          </MenuItem>
        ) : null}
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

/** Somebody who wrote and nobody has named yet: make a contact of them, or say who of the directory they are (S1.14). */
export function UnknownClient({ conversation, onOpen }: Props) {
  const t = useTranslations("inbox.link");
  const may = useMay(useMe().role);
  const { contact } = conversation;
  if (contact.name || contact.isLinked || !may("contacts.edit")) return null;
  return (
    <div className="mb-3 flex flex-wrap gap-2">
      <Button onClick={() => onOpen("edit")}>{t("create")}</Button>
      <Button onClick={() => onOpen("link")}>
        <Link2 aria-hidden />
        {t("action")}
      </Button>
    </div>
  );
}
