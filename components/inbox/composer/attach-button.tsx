"use client";
import { useQuery } from "@tanstack/react-query";
import { Contact, FolderOpen, HardDriveUpload, MapPin, Paperclip, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { LibraryPicker } from "@/components/files/library-picker";
import type { TakenFile } from "@/components/files/library-types";
import { useTRPC } from "@/components/live/trpc";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem } from "@/components/ui/menu";
import type { Conversation } from "../inbox-types";
import { toContactsMessage, toPlaceMessage } from "./composer-outgoing";
import { ContactCardDialog } from "./contact-card-dialog";
import { PlaceDialog } from "./place-dialog";
import type { Outgoing } from "./use-reply";

/** Attaches files from the computer or the library (N.60); sends a place or a contact card. */
export function AttachButton({
  number,
  onFiles,
  onTaken,
  onSend,
  className,
}: {
  number: Conversation["number"];
  onFiles: (files: File[]) => void;
  onTaken: (files: TakenFile[]) => void;
  onSend: (message: Outgoing) => void;
  className?: string;
}) {
  const t = useTranslations("composer");
  const tLibrary = useTranslations("library.picker");
  const chooser = useRef<HTMLInputElement>(null);
  const [opened, open] = useState<"library" | "place" | "contact" | null>(null);
  const close = () => open(null);
  const send = (message: Outgoing) => {
    close();
    onSend(message);
  };
  const { data } = useQuery(useTRPC().library.list.queryOptions(undefined, { staleTime: 60_000 }));
  return (
    <>
      <Menu
        side="top"
        align="start"
        trigger={
          <IconButton label={t("attach")} className={className}>
            <Paperclip aria-hidden className="max-desk:hidden" />
            <Plus aria-hidden className="size-6 desk:hidden" />
          </IconButton>
        }
      >
        <MenuItem icon={<HardDriveUpload />} onClick={() => chooser.current?.click()}>
          {t("attachUpload")}
        </MenuItem>
        {data && data.length > 0 ? (
          <MenuItem icon={<FolderOpen />} onClick={() => open("library")}>
            {tLibrary("button")}
          </MenuItem>
        ) : null}
        <MenuItem icon={<MapPin />} onClick={() => open("place")}>
          {t("place.open")}
        </MenuItem>
        <MenuItem
          icon={<Contact />}
          disabled={!number.contacts}
          hint={number.contacts ? null : t("contactCard.provider")}
          onClick={() => open("contact")}
        >
          {t("contactCard.open")}
        </MenuItem>
      </Menu>
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
      {opened === "library" ? <LibraryPicker onPick={onTaken} onClose={close} /> : null}
      {opened === "place" ? <PlaceDialog onSend={(place) => send(toPlaceMessage(place))} onClose={close} /> : null}
      {opened === "contact" ? (
        <ContactCardDialog onSend={(card) => send(toContactsMessage([card]))} onClose={close} />
      ) : null}
    </>
  );
}
