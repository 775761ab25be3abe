"use client";
import { ArrowDown, ArrowUp, Ellipsis } from "lucide-react";
import { useTranslations } from "next-intl";
import { Chip } from "@/components/ui/chip";
import { IconButton } from "@/components/ui/icon-button";
import { LabelDot } from "@/components/ui/label-chip";
import { Menu, MenuItem } from "@/components/ui/menu";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import type { Result } from "@/server/results/list-results";
import { useResultMoves } from "./use-result-moves";

/** Offered results in their order, then the retired ones. */
export function ResultTable({ results, onOpen }: { results: Result[]; onOpen: (result: Result) => void }) {
  const t = useTranslations("results");
  return (
    <div className="-mx-6 overflow-x-auto max-desk:-mx-4">
      <Table>
        <thead>
          <tr>
            <Th>{t("nameCs")}</Th>
            <Th className="max-sm:hidden">{t("nameEn")}</Th>
            <Th className="max-sm:hidden">{t("note")}</Th>
            <Th>
              <span className="sr-only">{t("order")}</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {results.map((result) => (
            <ResultRow key={result.id} result={result} results={results} onOpen={onOpen} />
          ))}
        </tbody>
      </Table>
    </div>
  );
}

function ResultRow({
  result,
  results,
  onOpen,
}: {
  result: Result;
  results: Result[];
  onOpen: (result: Result) => void;
}) {
  const t = useTranslations("results");
  const { retire, order } = useResultMoves();
  const { id, nameCs, nameEn, color, noteRequired, active } = result;
  const offered = results.filter((other) => other.active).map((other) => other.id);
  const at = offered.indexOf(id);
  const swap = (step: 1 | -1) => order.mutate({ resultIds: moved(offered, at, step) });
  return (
    <Tr>
      <Td className="max-sm:whitespace-normal">
        <button
          type="button"
          onClick={() => onOpen(result)}
          className="inline-flex min-h-8 items-center gap-2 rounded-sm text-left font-medium text-accent-text hover:underline touch:min-h-11"
        >
          {color ? <LabelDot color={color} /> : null}
          {nameCs}
        </button>
        {active ? null : (
          <Chip tone="line" className="ml-2">
            {t("retired")}
          </Chip>
        )}
        {noteRequired ? <span className="block pb-1 text-meta text-text-3 sm:hidden">{t("noteRequired")}</span> : null}
      </Td>
      <Td className="max-sm:hidden">{nameEn}</Td>
      <Td className="max-sm:hidden">{noteRequired ? t("noteNeeded") : t("noteOptional")}</Td>
      <Td right>
        {active ? (
          <>
            <IconButton
              label={t("up", { name: nameCs })}
              disabled={at === 0 || order.isPending}
              onClick={() => swap(-1)}
            >
              <ArrowUp aria-hidden />
            </IconButton>
            <IconButton
              label={t("down", { name: nameCs })}
              disabled={at === offered.length - 1 || order.isPending}
              onClick={() => swap(1)}
            >
              <ArrowDown aria-hidden />
            </IconButton>
          </>
        ) : null}
        <Menu
          trigger={
            <IconButton label={t("actions", { name: nameCs })}>
              <Ellipsis aria-hidden />
            </IconButton>
          }
        >
          <MenuItem onClick={() => onOpen(result)}>{t("change")}</MenuItem>
          <MenuItem
            hint={active ? t("retireHint") : undefined}
            onClick={() => retire.mutate({ resultId: id, isRetired: active })}
          >
            {active ? t("retire") : t("restore")}
          </MenuItem>
        </Menu>
      </Td>
    </Tr>
  );
}

function moved(ids: readonly string[], at: number, step: 1 | -1): string[] {
  const [here, there] = [ids[at], ids[at + step]];
  if (here === undefined || there === undefined) return [...ids];
  return ids.with(at, there).with(at + step, here);
}
