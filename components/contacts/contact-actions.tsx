"use client";
import { Ban, Ellipsis, Merge, Pencil, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useClientName } from "@/components/inbox/client-name";
import { useMay } from "@/components/shell/use-may";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem } from "@/components/ui/menu";
import { showToast } from "@/components/ui/toast-manager";
import type { Role } from "@/db/enums";
import type { ShownContact } from "@/server/contacts/show-contact";
import { BlockDialog } from "./block-dialog";
import { ContactDialog } from "./contact-dialog";
import { MergeDialog } from "./merge-dialog";
import { useContactMoves } from "./use-contact-data";

/** Edit, merge, block or unblock, by what the role may. */
export function ContactActions({ contact, role }: { contact: ShownContact; role: Role }) {
  const t = useTranslations("contacts");
  const may = useMay(role);
  const name = useClientName()(contact);
  const [opened, open] = useState<"edit" | "block" | "merge" | null>(null);
  const { unblock } = useContactMoves();
  const isMerged = contact.mergedIntoId !== null;
  const close = () => open(null);
  const mayUnblock = may("contacts.manage") && contact.blockedAt !== null;
  const mayBlock = may("contacts.block") && contact.blockedAt === null;
  const mayMerge = may("contacts.manage") && !isMerged;
  return (
    <>
      {may("contacts.edit") ? (
        <Button reason={isMerged ? t("detail.isMerged") : null} onClick={() => open("edit")}>
          <Pencil aria-hidden />
          {t("detail.edit")}
        </Button>
      ) : null}
      {mayUnblock || mayBlock || mayMerge ? (
        <Menu
          trigger={
            <IconButton label={t("detail.actions")}>
              <Ellipsis aria-hidden />
            </IconButton>
          }
        >
          {mayMerge ? (
            <MenuItem icon={<Merge aria-hidden />} onClick={() => open("merge")}>
              {t("merge.action")}
            </MenuItem>
          ) : null}
          {mayBlock ? (
            <MenuItem danger icon={<Ban aria-hidden />} onClick={() => open("block")}>
              {t("block.action")}
            </MenuItem>
          ) : null}
          {mayUnblock ? (
            <MenuItem
              icon={<Undo2 aria-hidden />}
              onClick={() =>
                unblock.mutate(
                  { contactId: contact.id },
                  { onSuccess: () => void showToast({ title: t("block.undone", { name }) }) },
                )
              }
            >
              {t("block.unblock")}
            </MenuItem>
          ) : null}
        </Menu>
      ) : null}
      {opened === "edit" ? <ContactDialog contact={contact} onClose={close} onSaved={close} /> : null}
      {opened === "block" ? <BlockDialog contactId={contact.id} name={name} onClose={close} /> : null}
      {opened === "merge" ? <MergeDialog contact={contact} onClose={close} /> : null}
    </>
  );
}
