"use client";
import { useTranslations } from "next-intl";
import { useClientName } from "@/components/inbox/client-name";
import { TagChips } from "@/components/inbox/tags/tag-chips";
import { useResultName } from "@/components/inbox/use-result-name";
import { Td, Tr } from "@/components/ui/table";
import { useMoment } from "@/components/ui/use-moment";
import type { SessionRow as Row } from "@/server/sessions/list-sessions";

/** One session; the whole row opens its detail. On a phone its state stands under the client. */
export function SessionRow({
  row,
  position,
  onOpen,
}: {
  row: Row;
  position: number;
  onOpen: (sessionId: string) => void;
}) {
  const t = useTranslations("sessions");
  const moment = useMoment();
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
          {name}
        </button>
        <span className="block truncate text-meta text-text-3 md:hidden">
          {[row.status === "ended" ? (result ?? status) : status, row.operatorName].filter(Boolean).join(" · ")}
        </span>
      </Td>
      <Td className="text-text-2">{moment(row.startedAt)}</Td>
      <Td className="text-text-2 max-md:hidden">{status}</Td>
      <Td className="max-w-40 truncate text-text-2 max-md:hidden">{row.numberName}</Td>
      <Td className="max-w-40 truncate text-text-2 max-md:hidden">{row.operatorName}</Td>
      <Td className="max-w-40 truncate text-text-2 max-md:hidden">{row.groupName}</Td>
      <Td className="max-w-40 truncate text-text-2 max-md:hidden">{result}</Td>
      <Td className="max-md:hidden">
        <TagChips tags={row.tags} most={2} />
      </Td>
    </Tr>
  );
}
