"use client";
import { ExternalLink, MapPin } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { MessagePayload } from "@/server/providers/types";

/** A place the client sent: words and coordinates; no map is loaded from elsewhere unless somebody clicks. */
export function MessagePlace({ location }: { location: NonNullable<MessagePayload["location"]> }) {
  const t = useTranslations("inbox.message");
  const format = new Intl.NumberFormat(useLocale(), { maximumFractionDigits: 5 });
  const { latitude, longitude, name, address } = location;
  return (
    <span className="flex min-w-0 items-start gap-3">
      <span aria-hidden className="grid size-9 shrink-0 place-items-center rounded-sm bg-raised text-accent-text">
        <MapPin className="size-4.5" />
      </span>
      <span className="min-w-0">
        <span className="block font-medium">{name ?? t("location")}</span>
        {address ? <span className="block text-text-2">{address}</span> : null}
        <span className="block text-meta text-text-2">
          {t("coordinates", { latitude: format.format(latitude), longitude: format.format(longitude) })}
        </span>
        <a
          href={`https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=16/${latitude}/${longitude}`}
          target="_blank"
          rel="noopener noreferrer nofollow"
          className="mt-0.5 inline-flex items-center gap-1 text-meta font-medium text-accent-text"
        >
          {t("openMap")}
          <ExternalLink aria-hidden className="size-3" />
        </a>
      </span>
    </span>
  );
}
