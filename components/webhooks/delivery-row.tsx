"use client";
import { useTranslations } from "next-intl";
import { Td, Tr } from "@/components/ui/table";
import { useMoment } from "@/components/ui/use-moment";
import type { listDeliveries } from "@/server/webhooks/list-deliveries";
import { OutcomeChip } from "./outcome-chip";
import { useByteSize } from "./use-byte-size";
import { useDeliveryWords } from "./use-delivery-words";

type Row = Awaited<ReturnType<typeof listDeliveries>>["rows"][number];

/** One delivery; the whole row opens its drawer. On a phone what was wrong stands under the time. */
export function DeliveryRow({ row, onOpen }: { row: Row; onOpen: () => void }) {
  const t = useTranslations("webhooks");
  const moment = useMoment();
  const size = useByteSize();
  const { problems, next } = useDeliveryWords();
  const [problem] = problems(row);
  const connection = `${row.connectionName ?? t("partnerAccount")} · ${t(`providers.${row.provider}`)}`;
  return (
    <Tr className="max-lg:[&>td]:h-15">
      <Td className="max-lg:max-w-0 max-lg:min-w-48 max-lg:w-full">
        <div className="flex items-center gap-2">
          <button
            type="button"
            onClick={onOpen}
            className="row-link cursor-pointer font-medium whitespace-nowrap after:absolute after:inset-0"
          >
            {moment(row.receivedAt)}
          </button>
          <span className="sm:hidden">
            <OutcomeChip outcome={row.outcome} />
          </span>
        </div>
        <div className="truncate text-meta text-text-3 lg:hidden">
          <span className="md:hidden">{connection}</span>
          {problem ? <span>{` · ${problem}`}</span> : null}
        </div>
      </Td>
      <Td className="max-w-56 truncate text-text-2 max-md:hidden">{connection}</Td>
      <Td className="max-sm:hidden">
        <OutcomeChip outcome={row.outcome} />
      </Td>
      <Td className="max-w-0 truncate text-text-2 max-lg:hidden" title={problem}>
        {[problem, next(row)].filter(Boolean).join(" · ")}
      </Td>
      <Td right className="text-text-2">
        {size(row.byteSize)}
      </Td>
    </Tr>
  );
}
