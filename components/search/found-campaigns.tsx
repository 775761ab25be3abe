"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Megaphone } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Role } from "@/db/enums";
import { useTRPC } from "../live/trpc";
import { useMay } from "../shell/use-may";
import { useMoment } from "../ui/use-moment";
import { Snippet } from "./snippet";
import { shortestQuery } from "./use-found";

/** Campaigns that say it, above the messages: each once, for its messages are all alike. Nothing where there is none. */
export function FoundCampaigns({ query, role }: { query: string; role: Role }) {
  const t = useTranslations("search.page");
  const tStatus = useTranslations("campaigns.status");
  const may = useMay(role);
  const moment = useMoment();
  const enabled = query.length >= shortestQuery && may("campaigns.see");
  const found = useQuery(
    useTRPC().search.campaigns.queryOptions({ query }, { enabled, placeholderData: keepPreviousData }),
  );
  if (!enabled || !found.data || found.data.length === 0) return null;
  return (
    <section aria-label={t("campaigns")} aria-busy={found.isPlaceholderData} className="mb-4 max-w-240">
      <h2 className="m-0 text-meta font-medium text-text-2">{t("campaigns")}</h2>
      <ul className="-mx-3 my-0 list-none p-0">
        {found.data.map(({ id, name, status, at, numberName, snippet }) => (
          <li key={id}>
            <Link
              href={`/campaigns/${id}`}
              className="grid grid-cols-[36px_minmax(0,1fr)] gap-x-3 rounded-md px-3 py-2.5 text-inherit no-underline -outline-offset-2 hover:bg-hover"
            >
              <span aria-hidden className="grid size-9 place-items-center rounded-full bg-sunken text-text-2">
                <Megaphone className="size-5" />
              </span>
              <span className="min-w-0">
                <span className="flex items-baseline gap-2">
                  <span className="min-w-0 flex-1 truncate font-medium">{name}</span>
                  <time dateTime={at.toISOString()} className="shrink-0 text-meta text-text-2">
                    {moment(at)}
                  </time>
                </span>
                <Snippet parts={snippet} className="block wrap-break-word text-text" />
                <span className="text-meta text-text-2">{[tStatus(status), numberName].join(" · ")}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
