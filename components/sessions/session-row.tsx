"use client";
import { useTranslations } from "next-intl";
import { useClientName } from "@/components/inbox/client-name";
import { useResultName } from "@/components/inbox/use-result-name";
import { cn } from "@/components/ui/class-names";
import { Td, Tr } from "@/components/ui/table";
import { WhatsAppIcon } from "@/components/ui/whatsapp-icon";
import type { SessionRow as Row } from "@/server/sessions/list-sessions";
import type { CellOf } from "./use-cells";

/** One session; the whole row opens its detail. On a phone its state stands under the client, beside the first column. */
export function SessionRow({
  row,
  columns,
  cellOf,
  position,
  onOpen,
}: {
  row: Row;
  columns: string[];
  cellOf: CellOf;
  position: number;
  onOpen: (sessionId: string) => void;
}) {
  const t = useTranslations("sessions");
  const result = useResultName()(row);
  const status = t(`status.${row.status}`);
  const name = useClientName()(row.contact);
  return (
    <Tr aria-rowindex={position}>
      <Td className="max-w-64 max-md:w-full max-md:max-w-0">
        <button
          type="button"
          aria-haspopup="dialog"
          onClick={() => onOpen(row.id)}
          className="row-link block max-w-full cursor-pointer truncate text-left font-[inherit] font-medium text-text after:absolute after:inset-0"
        >
          <span className="mr-1.5 inline-block align-[-2px] text-ok-text">
            <WhatsAppIcon size={14} label="WhatsApp" />
          </span>
          {name}
        </button>
        <span className="block truncate text-meta text-text-3 md:hidden">
          {[row.status === "ended" ? (result ?? status) : status, row.operatorName].filter(Boolean).join(" · ")}
        </span>
      </Td>
      {columns.map((column, at) => (
        <Td key={column} className={cn("max-w-48 truncate text-text-2", at > 0 && "max-md:hidden")}>
          {cellOf(column, row)}
        </Td>
      ))}
    </Tr>
  );
}
