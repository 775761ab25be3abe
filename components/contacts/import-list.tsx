"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import { ErrorState } from "@/components/ui/list-state";
import { RowLink } from "@/components/ui/row-link";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { useMoment } from "@/components/ui/use-moment";

/** The newest imports, to be looked at or taken back. */
export function ImportList() {
  const t = useTranslations("contacts.import");
  const moment = useMoment();
  const imports = useQuery(useTRPC().contacts.imports.queryOptions());
  if (imports.isPending) return <SkeletonRows rows={3} label={t("past")} />;
  if (imports.isError) return <ErrorState onRetry={() => imports.refetch()} retrying={imports.isFetching} />;
  if (imports.data.length === 0) return null;
  return (
    <section aria-label={t("past")}>
      <h2 className="m-0 mb-2 text-body">{t("past")}</h2>
      <div className="overflow-x-auto rounded-md border border-line">
        <Table>
          <thead>
            <tr>
              <Th>{t("file")}</Th>
              <Th>{t("state")}</Th>
              <Th className="max-md:hidden">{t("by")}</Th>
              <Th right className="max-md:hidden">
                {t("when")}
              </Th>
            </tr>
          </thead>
          <tbody>
            {imports.data.map((row) => (
              <Tr key={row.id}>
                <Td className="max-w-60 truncate">
                  <RowLink href={`/contacts/import/${row.id}`}>{row.fileName}</RowLink>
                </Td>
                <Td className="text-text-2">{t(`status.${row.status}`)}</Td>
                <Td className="text-text-2 max-md:hidden">{row.createdBy}</Td>
                <Td right className="text-text-2 max-md:hidden">
                  {moment(row.createdAt)}
                </Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      </div>
    </section>
  );
}
