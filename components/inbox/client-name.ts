"use client";
import { useTranslations } from "next-intl";
import { usePhoneText } from "./phone-text";

type Named = { name: string | null; profileName?: string | null; phone: string | null };

/** A client is called by name, else as on WhatsApp, else by phone; nobody is nameless on the screen. */
export function useClientName(): (contact: Named) => string {
  const t = useTranslations("inbox");
  const phoneText = usePhoneText();
  return ({ name, profileName, phone }) => name ?? profileName ?? (phone ? phoneText(phone) : t("unnamed"));
}
