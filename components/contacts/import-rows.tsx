"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { cn } from "@/components/ui/class-names";
import { QueryProblem } from "@/components/ui/query-problem";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Table, Td, Th } from "@/components/ui/table";
import { type ContactRowOutcome, contactRowOutcomes } from "@/db/enums";
import type { ShownImport, ShownImportRow } from "@/server/contacts/control-import";
import { reasonText } from "@/server/contacts/import-reason-rules";
import { formatPhone } from "@/server/core/phone";

const bad: readonly ContactRowOutcome[] = ["invalid", "duplicate"];

/** How many rows ended how, and the rows of one outcome (S2.5); those that will not go in first. */
export function ImportRows({ found }: { found: ShownImport }) {
  const t = useTranslations("contacts.import");
  const { counts } = found;
  const [chosen, choose] = useState<ContactRowOutcome | null>(null);
  const shown = chosen ?? [...bad, ...contactRowOutcomes].find((outcome) => counts[outcome] > 0) ?? null;
  return (
    <>
      <ul
        aria-label={t("outcomes")}
        className="m-0 grid list-none grid-cols-[repeat(auto-fit,minmax(120px,1fr))] gap-3 p-0"
      >
        {contactRowOutcomes.map((outcome) => (
          <li key={outcome}>
            <button
              type="button"
              aria-pressed={shown === outcome}
              disabled={counts[outcome] === 0}
              onClick={() => choose(outcome)}
              className={cn(
                "w-full cursor-pointer rounded-md border bg-sunken p-3 text-left hover:bg-hover disabled:cursor-default disabled:hover:bg-sunken",
                shown === outcome ? "border-accent" : "border-transparent",
              )}
            >
              <span className="block text-meta text-text-2">{t(`outcome.${outcome}`)}</span>
              <span className="block text-title font-semibold">{t("rows", { count: counts[outcome] })}</span>
            </button>
          </li>
        ))}
      </ul>
      {shown && counts[shown] > 0 ? <Rows key={`${shown} ${found.status}`} found={found} outcome={shown} /> : null}
    </>
  );
}

function Rows({ found: { id: importId, counts }, outcome }: { found: ShownImport; outcome: ContactRowOutcome }) {
  const t = useTranslations("contacts.import");
  const tContacts = useTranslations("contacts");
  const rows = useInfiniteQuery(
    useTRPC().contacts.importRows.infiniteQueryOptions(
      { importId, outcome },
      { getNextPageParam: ({ nextCursor }) => nextCursor, refetchOnMount: "always" },
    ),
  );
  const isBad = bad.includes(outcome);
  const title = t("rowsOf", { outcome: t(`outcome.${outcome}`) });
  return (
    <section aria-label={title}>
      <div className="mb-2 flex flex-wrap items-center gap-x-3">
        <h2 className="m-0 text-body">{title}</h2>
        {counts.invalid + counts.duplicate > 0 ? (
          <ButtonLink
            variant="link"
            href={`/api/contacts/imports/${importId}/errors`}
            download={`${t("errorsFile")}.csv`}
          >
            <Download aria-hidden />
            {t("downloadErrors")}
          </ButtonLink>
        ) : null}
      </div>
      {rows.isPending ? <SkeletonRows rows={3} label={title} /> : null}
      <QueryProblem query={rows} />
      {rows.data ? (
        <div className="overflow-x-auto rounded-md border border-line">
          <Table>
            <thead>
              <tr>
                <Th>{t("row")}</Th>
                <Th>{isBad ? t("reason") : tContacts("columns.name")}</Th>
                <Th className={isBad ? "w-1/2 max-md:hidden" : undefined}>
                  {isBad ? t("content") : tContacts("columns.phone")}
                </Th>
              </tr>
            </thead>
            <tbody>
              {rows.data.pages
                .flatMap((page) => page.rows)
                .map((row) => (
                  <tr key={row.rowNumber}>
                    <Td>{row.rowNumber}</Td>
                    {isBad ? <BadCells row={row} outcome={outcome} /> : <GoodCells row={row} />}
                  </tr>
                ))}
            </tbody>
          </Table>
        </div>
      ) : null}
      {rows.hasNextPage ? (
        <div className="flex justify-center p-4">
          <Button pending={rows.isFetchingNextPage} onClick={() => rows.fetchNextPage()}>
            {tContacts("more")}
          </Button>
        </div>
      ) : null}
    </section>
  );
}

function BadCells({ row: { reason, cells }, outcome }: { row: ShownImportRow; outcome: ContactRowOutcome }) {
  const t = useTranslations("contacts.import");
  const content = cells.filter(Boolean).join(" · ");
  return (
    <>
      <Td className="max-md:whitespace-normal">
        {reasonText(outcome, reason, t)}
        <span className="block text-meta [overflow-wrap:anywhere] text-text-2 md:hidden">{content}</span>
      </Td>
      <Td className="max-w-0 truncate text-text-2 max-md:hidden">{content}</Td>
    </>
  );
}

/** After a week an import forgets what its rows said. */
function GoodCells({ row: { name, phone, contactId } }: { row: ShownImportRow }) {
  const shown = phone ? formatPhone(phone) : null;
  const title = name ?? shown ?? "–";
  return (
    <>
      <Td className="max-w-60 truncate">
        {contactId ? (
          <Link href={`/contacts/${contactId}`} className="text-accent-text underline underline-offset-2">
            {title}
          </Link>
        ) : (
          title
        )}
      </Td>
      <Td className="text-text-2">{shown}</Td>
    </>
  );
}
