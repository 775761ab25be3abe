"use client";
import { Ban } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useClientName } from "@/components/inbox/client-name";
import { Avatar } from "@/components/ui/avatar";
import { Chip } from "@/components/ui/chip";
import { RowLink } from "@/components/ui/row-link";
import { Td, Tr } from "@/components/ui/table";
import { useMoment } from "@/components/ui/use-moment";
import type { DirectoryRow } from "@/server/contacts/list-contacts";
import type { ContactField } from "@/server/contacts/list-fields";
import { formatPhone } from "@/server/core/phone";
import type { FixedColumn } from "./use-columns";
import { useFieldValue } from "./use-field-value";

/** One contact; the whole row leads to its page. On a phone the number stands under the name. */
export function ContactRow({
  row,
  position,
  fixed,
  own,
}: {
  row: DirectoryRow;
  position: number;
  fixed: FixedColumn[];
  own: ContactField[];
}) {
  const t = useTranslations("contacts");
  const shownValue = useFieldValue();
  const name = useClientName()(row);
  const phone = row.phone ? formatPhone(row.phone) : null;
  return (
    <Tr aria-rowindex={position}>
      <Td className="max-w-72">
        <span className="flex items-center gap-2.5">
          <Avatar id={row.id} name={row.name ?? row.profileName} size={28} />
          <span className="flex min-w-0 flex-col">
            <RowLink href={`/contacts/${row.id}`} className="truncate">
              {name}
            </RowLink>
            {phone && phone !== name ? <span className="text-meta text-text-3 md:hidden">{phone}</span> : null}
          </span>
          {row.blockedAt ? (
            <Chip tone="danger">
              <Ban aria-hidden />
              {t("blocked")}
            </Chip>
          ) : null}
        </span>
      </Td>
      {fixed.map((column) => (
        <Td key={column} className="max-w-64 truncate text-text-2 max-md:hidden">
          <FixedCell row={row} column={column} />
        </Td>
      ))}
      {own.map(({ key, kind }) => {
        const value = row.fields[key];
        return (
          <Td key={key} className="max-w-56 truncate text-text-2 max-md:hidden">
            {value ? shownValue(kind, value) : null}
          </Td>
        );
      })}
    </Tr>
  );
}

function FixedCell({ row, column }: { row: DirectoryRow; column: FixedColumn }) {
  const t = useTranslations("contacts.consent");
  const moment = useMoment();
  const format = useFormatter();
  switch (column) {
    case "phone":
      return row.phone ? formatPhone(row.phone) : null;
    case "email":
      return row.email;
    case "lastMessage":
      return row.lastMessageAt ? moment(row.lastMessageAt) : null;
    case "created":
      return format.dateTime(row.createdAt, { dateStyle: "medium" });
    case "consent":
      if (row.marketingOptedOutAt) return t("withdrawn");
      return row.marketingOptedInAt ? t("given") : t("unknown");
  }
}
