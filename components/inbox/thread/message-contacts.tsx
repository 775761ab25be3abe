"use client";
import { useTranslations } from "next-intl";
import { Avatar } from "@/components/ui/avatar";
import { formatPhone } from "@/server/core/phone";
import type { MessagePayload } from "@/server/providers/types";

/** Contact cards the client sent; a phone can be called. */
export function MessageContacts({ contacts }: { contacts: NonNullable<MessagePayload["contacts"]> }) {
  const t = useTranslations("inbox");
  return (
    <ul className="m-0 flex list-none flex-col gap-2 p-0">
      {contacts.map(({ name, phones }, at) => (
        <li key={`${at}${name}`} className="flex items-center gap-3">
          <Avatar id={name} name={name} size={32} />
          <span className="min-w-0">
            <span className="block truncate font-medium">{name || t("unnamed")}</span>
            {phones.length === 0 ? <span className="text-meta text-text-2">{t("message.noPhone")}</span> : null}
            {phones.map((phone) => (
              <a key={phone} href={`tel:${phone.replace(/[^\d+]/g, "")}`} className="block text-accent-text">
                {formatPhone(phone)}
              </a>
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
}
