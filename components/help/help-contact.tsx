"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";

/** Kontaktujte nás (S4.21): whom the company named for support (S0.14); until then the administrator. */
export function HelpContact() {
  const t = useTranslations("help.panel.contact");
  const { data } = useQuery(useTRPC().help.contact.queryOptions(undefined, { staleTime: 60_000 }));
  if (!data) return null;
  const { name, email, phone, url } = data;
  const ways = [
    ...(email ? [{ href: `mailto:${email}`, label: email }] : []),
    ...(phone ? [{ href: `tel:${phone.replace(/\s/g, "")}`, label: phone }] : []),
    ...(url ? [{ href: url, label: new URL(url).hostname }] : []),
  ];
  return (
    <section>
      <h2 className="m-0 mb-1 text-lead">{t("title")}</h2>
      <p className="m-0 text-text-2">
        {name || ways.length > 0 ? t("text", { name: name || t("somebody") }) : t("none")}
      </p>
      <ul className="m-0 list-none p-0">
        {ways.map(({ href, label }) => (
          <li key={href}>
            <a
              href={href}
              rel="noreferrer"
              className="inline-flex min-h-6 items-center font-medium text-accent-text touch:min-h-11"
            >
              {label}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
