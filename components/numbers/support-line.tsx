"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";

/** Whom to turn to when the way back does not help; nothing while nobody is set (S0.14). */
export function SupportLine() {
  const t = useTranslations("numbers.support");
  const { data } = useQuery(useTRPC().numbers.support.queryOptions(undefined, { staleTime: 60_000 }));
  if (!data || !(data.name || data.email || data.phone || data.url)) return null;
  const { name, email, phone, url } = data;
  const ways = [
    ...(email ? [{ href: `mailto:${email}`, label: email }] : []),
    ...(phone ? [{ href: `tel:${phone.replace(/\s/g, "")}`, label: phone }] : []),
    ...(url ? [{ href: url, label: new URL(url).hostname }] : []),
  ];
  return (
    <span className="block">
      {t("ask", { name: name || t("somebody") })}{" "}
      {ways.map(({ href, label }, at) => (
        <span key={href}>
          {at > 0 ? ", " : ""}
          <a href={href} className="font-medium underline" rel="noreferrer">
            {label}
          </a>
        </span>
      ))}
    </span>
  );
}
