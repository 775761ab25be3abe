"use client";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { useShortcuts } from "@/components/keys/use-shortcuts";
import { useAreSingleKeysOn } from "@/components/shell/preferences";
import { Button } from "@/components/ui/button";
import { NewSessionDialog } from "./new-session-dialog";

/** "Nové sezení" (S1.22, S1.23); key C. Of several on the page only the visible one answers the key. */
export function NewSessionButton() {
  const t = useTranslations("composer.newSession");
  const button = useRef<HTMLButtonElement>(null);
  const [{ open, visit }, setOpen] = useState({ open: false, visit: 0 });
  const show = () => setOpen({ open: true, visit: visit + 1 });
  const hasKey = useAreSingleKeysOn();
  useShortcuts({ newSession: () => button.current?.offsetParent != null && show() });
  return (
    <>
      <Button ref={button} onClick={show} title={hasKey ? `${t("button")} (C)` : undefined}>
        <Plus aria-hidden />
        {t("button")}
      </Button>
      <NewSessionDialog key={visit} open={open} onOpenChange={(next) => setOpen({ open: next, visit })} />
    </>
  );
}
