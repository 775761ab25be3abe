"use client";
import { useTranslations } from "next-intl";
import { formatPhone } from "@/server/core/phone";

type Named = { name: string | null; profileName?: string | null; phone: string | null };

/** A client is called by name, else as on WhatsApp, else by phone; nobody is nameless on the screen. */
export function useClientName(): (contact: Named) => string {
  const t = useTranslations("inbox");
  return ({ name, profileName, phone }) => name ?? profileName ?? (phone ? formatPhone(phone) : t("unnamed"));
}
