"use client";
import { useQuery } from "@tanstack/react-query";
import { useFormatter, useNow, useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import { PhoneMessage } from "@/components/templates/phone-message";
import { markValues } from "@/components/templates/phone-text";
import { useLanguageName } from "@/components/templates/use-language-name";
import { ErrorState } from "@/components/ui/list-state";
import { Skeleton } from "@/components/ui/skeleton";
import { filledValues } from "@/server/campaigns/recipient-rules";
import type { ShownCampaign } from "@/server/campaigns/show-campaign";
import { sharesOf, variantValues } from "@/server/campaigns/variant-rules";
import { viewTemplate } from "@/server/templates/view-rules";
import { variantLetter } from "./variant-letter";

/** The templates of a campaign with variants: share, language, how many get it, and the message itself. */
export function SummaryVariants({ draft }: { draft: ShownCampaign }) {
  const t = useTranslations("campaigns.variants");
  const trpc = useTRPC();
  const languageName = useLanguageName();
  const split = useQuery(trpc.campaigns.split.queryOptions({ campaignId: draft.id }));
  const preview = useQuery(trpc.campaigns.preview.queryOptions({ campaignId: draft.id, kind: "first" }));
  const shares = sharesOf(draft.variants);
  const first = { name: draft.templateName, language: draft.templateLanguage, components: draft.templateComponents };
  const samples = Object.fromEntries(draft.places.map(({ key, sample }) => [key, sample ?? ""]));
  return (
    <section className="mt-7">
      <h3 className="m-0 text-body">{t("summary")}</h3>
      <p className="m-0 mb-3 text-meta text-text-3">{t("same")}</p>
      {split.isError ? <ErrorState onRetry={() => split.refetch()} retrying={split.isFetching} /> : null}
      <ul className="m-0 grid list-none gap-4 p-0 sm:grid-cols-2">
        {[first, ...draft.variants].map(({ name, language, components }, n) => {
          const row = preview.data?.rows.find(({ variant, empty }) => variant === n && empty.length === 0);
          const filled = { ...draft.fixed, ...(row ? filledValues(row.values, draft.variables) : samples) };
          const variant = draft.variants[n - 1];
          const count = split.data?.counts[n];
          return (
            <li key={name + language} className="flex min-w-0 flex-col gap-2">
              <span className="flex items-baseline gap-2">
                <b>{variantLetter(n)}</b>
                <span className="min-w-0 flex-1 break-words">{`${name} · ${languageName(language)}`}</span>
                <b>{t("shareOf", { share: shares[n] ?? 0 })}</b>
              </span>
              {count === undefined ? (
                <Skeleton className="h-4 w-24" />
              ) : (
                <span className="text-text-2">{t(split.data?.isExact ? "recipients" : "about", { count })}</span>
              )}
              <Message
                components={components}
                language={language}
                values={variant ? variantValues(variant, filled) : filled}
              />
              {row || !preview.data ? null : <span className="text-meta text-text-3">{t("sample")}</span>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** As on the client's phone, always light. */
function Message({
  components,
  language,
  values,
}: {
  components: ShownCampaign["templateComponents"];
  language: string;
  values: Record<string, string>;
}) {
  const time = useFormatter().dateTime(useNow({ updateInterval: 60_000 }), { hour: "numeric", minute: "2-digit" });
  return (
    <div
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
      tabIndex={0}
      lang={language.replace("_", "-")}
      className="max-h-80 overflow-y-auto rounded-lg p-3"
      style={{ background: "oklch(0.945 0.008 90)", color: "oklch(0.25 0.016 235)" }}
    >
      <PhoneMessage view={viewTemplate(components, markValues(values), language)} time={time} />
    </div>
  );
}
