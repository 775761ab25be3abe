"use client";
import { Ellipsis } from "lucide-react";
import { useTranslations } from "next-intl";
import { mayUsePassword } from "@/server/auth/rules";
import { IconButton } from "../ui/icon-button";
import { Menu, MenuItem } from "../ui/menu";
import type { Person } from "./people-screen";

export type WayIn = "reset" | "factor" | "unlink";

/** What an administrator can do for somebody's way in (N.8); nothing where nothing can be done. */
export function PersonMenu({
  person,
  ssoOnly,
  onChoose,
}: {
  person: Person;
  ssoOnly: boolean;
  onChoose: (what: WayIn) => void;
}) {
  const t = useTranslations("team.people");
  const offered: Record<WayIn, boolean> = {
    reset: person.active && mayUsePassword({ ssoOnly }, person.role),
    factor: person.hasSecondFactor,
    unlink: person.usesSso,
  };
  const shown = (["reset", "factor", "unlink"] as const).filter((what) => offered[what]);
  if (shown.length === 0) return null;
  return (
    <Menu
      trigger={
        <IconButton label={t("more", { name: person.name })}>
          <Ellipsis aria-hidden />
        </IconButton>
      }
    >
      {shown.map((what) => (
        <MenuItem key={what} danger={what !== "reset"} onClick={() => onChoose(what)}>
          {t(what)}
        </MenuItem>
      ))}
    </Menu>
  );
}
