"use client";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { useSingleKeys } from "../single-key";
import { NewSessionDialog } from "./new-session-dialog";

/** "Nové sezení" (S1.22, S1.23); key C. Of several on the page only the visible one answers the key. */
export function NewSessionButton() {
  const t = useTranslations("composer.newSession");
  const button = useRef<HTMLButtonElement>(null);
  const [{ open, visit }, setOpen] = useState({ open: false, visit: 0 });
  const show = () => setOpen({ open: true, visit: visit + 1 });
  useSingleKeys((key, event) => {
    if (key !== "c" || button.current?.offsetParent == null) return;
    event.preventDefault();
    show();
  });
  return (
    <>
      <Button ref={button} onClick={show} title={`${t("button")} (C)`}>
        <Plus aria-hidden />
        {t("button")}
      </Button>
      <NewSessionDialog key={visit} open={open} onOpenChange={(next) => setOpen({ open: next, visit })} />
    </>
  );
}
