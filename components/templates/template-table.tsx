"use client";
import { EyeOff } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { useMoment } from "@/components/ui/use-moment";
import type { TemplateUsage } from "@/server/templates/usage-queries";
import { LanguageChip, StatusChip } from "./status-chip";
import { isFavourite, type TemplateRow, type Usage, usageOf } from "./template-rows";
import { FavouriteStar } from "./template-star";
import { TroubleHint } from "./trouble-hint";
import { bodyOf } from "./use-template-filter";
import { useWaiting } from "./waiting";

/** One row a template; a press opens its preview. `usage` is null until it is counted. */
export function TemplateTable({
  rows,
  usage,
  onOpen,
}: {
  rows: TemplateRow[];
  usage: TemplateUsage[] | null;
  onOpen: (row: TemplateRow) => void;
}) {
  const t = useTranslations("templates");
  return (
    <Table className="border-t border-line">
      <thead>
        <tr>
          <Th>{t("columns.name")}</Th>
          <Th>{t("columns.languages")}</Th>
          <Th className="max-sm:hidden">{t("columns.status")}</Th>
          <Th className="max-lg:hidden">{t("columns.category")}</Th>
          <Th className="max-md:hidden">{t("columns.number")}</Th>
          <Th className="max-xl:hidden">{t("columns.lastUsed")}</Th>
          <Th right className="max-xl:hidden">
            {t("columns.read")}
          </Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.key} row={row} usage={usage ? usageOf(row, usage) : null} onOpen={() => onOpen(row)} />
        ))}
      </tbody>
    </Table>
  );
}

function Row({ row, usage, onOpen }: { row: TemplateRow; usage: Usage | null; onOpen: () => void }) {
  const t = useTranslations("templates");
  const first = row.versions.find(({ status }) => status === row.status) ?? row.versions[0];
  if (!first) return null;
  const quality = row.versions.find((version) => version.quality === "red" || version.quality === "yellow")?.quality;
  return (
    <Tr className="[&>td]:h-16">
      <Td className="w-2/5 max-w-0 min-w-40">
        <div className="flex items-center gap-1">
          <button
            type="button"
            aria-haspopup="dialog"
            onClick={onOpen}
            className="row-link truncate font-medium after:absolute after:inset-0"
          >
            {row.name}
          </button>
          <TroubleHint name={row.name} versions={row.versions} />
          {first.isHidden ? (
            <span title={t("hiddenHint")} className="relative z-1 inline-flex text-text-3">
              <EyeOff aria-hidden className="size-4" />
              <span className="sr-only">{t("hiddenHint")}</span>
            </span>
          ) : null}
          {row.versions.every(({ isDraft }) => isDraft) ? null : (
            <FavouriteStar
              numberId={first.numberId}
              name={row.name}
              isOn={isFavourite(row)}
              className="max-sm:hidden"
            />
          )}
        </div>
        <div className="truncate text-meta text-text-3">
          <span className="md:hidden">{`${first.numberName} · `}</span>
          {bodyOf(first)}
        </div>
      </Td>
      <Td>
        <span className="inline-flex flex-wrap gap-1 py-1">
          {row.versions.map((version) => (
            <LanguageChip key={version.id} language={version.language} status={version.status} />
          ))}
        </span>
      </Td>
      <Td className="max-sm:hidden">
        <StatusChip status={row.status} />
        {quality ? (
          <span className="block pt-0.5 text-meta text-text-2">
            {t("qualityOf", { quality: t(`quality.${quality}`) })}
          </span>
        ) : null}
      </Td>
      <Td className="text-text-2 max-lg:hidden">{t(`category.${first.category}`)}</Td>
      <Td className="text-text-2 max-md:hidden">{first.numberName}</Td>
      <Td className="text-text-2 max-xl:hidden">
        <LastUse row={row} usage={usage} />
      </Td>
      <Td right className="max-xl:hidden">
        <ReadShare usage={usage} />
      </Td>
    </Tr>
  );
}

/** When it was last sent; of a waiting one, for how long it waits (S4.16); of a draft, when it was written. */
function LastUse({ row, usage }: { row: TemplateRow; usage: Usage | null }) {
  const t = useTranslations("templates");
  const moment = useMoment();
  const { text, isLong } = useWaiting(row.versions);
  const draft = row.versions.find(({ isDraft }) => isDraft);
  if (text) return <span className={isLong ? "font-medium text-warn-text" : undefined}>{text}</span>;
  if (usage?.lastUsedAt) return moment(usage.lastUsedAt);
  return draft ? moment(draft.statusSince) : t("never");
}

function ReadShare({ usage }: { usage: Usage | null }) {
  const t = useTranslations("templates");
  const format = useFormatter();
  if (!usage || usage.sent === 0) return <span className="text-text-3">–</span>;
  const { sent, delivered, read, failed } = usage;
  return (
    <span title={t("usage.line", { sent, delivered, read, failed })} className="font-medium">
      {format.number(read / sent, { style: "percent" })}
    </span>
  );
}
