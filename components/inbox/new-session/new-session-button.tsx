"use client";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useAreSingleKeysOn } from "@/components/shell/preferences";
import { Button } from "@/components/ui/button";
import { laterDialog } from "@/components/ui/later";
import { Menu, MenuItem } from "@/components/ui/menu";
import { WhatsAppIcon } from "@/components/ui/whatsapp-icon";

const NewSessionDialog = laterDialog(() => import("./new-session-dialog").then((module) => module.NewSessionDialog));

/** Another way than WhatsApp to begin a session. */
type Channel = { key: string; label: string; icon: ReactNode; onSelect: () => void };

/**
 * "WhatsApp" while it is the only channel (S1.22), with others the menu "Nové sezení" (S1.23). Key C presses it (`new-session-key`),
 * of several on the page the visible one.
 */
export function NewSessionButton({ others = [] }: { others?: Channel[] }) {
  const t = useTranslations("composer.newSession");
  const [{ open, visit }, setOpen] = useState({ open: false, visit: 0 });
  const show = () => setOpen({ open: true, visit: visit + 1 });
  const hasKey = useAreSingleKeysOn();
  const title = hasKey ? `${t("button")} (C)` : t("button");
  return (
    <>
      {others.length === 0 ? (
        <Button data-new-session onClick={show} title={title} aria-label={t("onlyWhatsApp")}>
          <WhatsAppIcon />
          WhatsApp
        </Button>
      ) : (
        <Menu
          trigger={
            <Button data-new-session title={title}>
              <Plus aria-hidden />
              {t("button")}
            </Button>
          }
        >
          <MenuItem icon={<WhatsAppIcon />} onClick={show}>
            WhatsApp
          </MenuItem>
          {others.map(({ key, label, icon, onSelect }) => (
            <MenuItem key={key} icon={icon} onClick={onSelect}>
              {label}
            </MenuItem>
          ))}
        </Menu>
      )}
      <NewSessionDialog key={visit} open={open} onOpenChange={(next) => setOpen({ open: next, visit })} />
    </>
  );
}
