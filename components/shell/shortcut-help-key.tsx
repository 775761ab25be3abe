"use client";
import { useState } from "react";
import type { Role } from "@/db/enums";
import { useShortcuts } from "../keys/use-shortcuts";
import { laterDialog } from "../ui/later";

export const ShortcutHelpLater = laterDialog(() => import("./shortcut-help").then((module) => module.ShortcutHelp));

/** The help over the page on `?`. */
export function ShortcutHelpKey({ role }: { role: Role }) {
  const [open, setOpen] = useState(false);
  useShortcuts({ help: () => setOpen(true) });
  return <ShortcutHelpLater role={role} open={open} onOpenChange={setOpen} />;
}
