"use client";
import { Ellipsis } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { Chip } from "@/components/ui/chip";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem } from "@/components/ui/menu";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import type { CardState, RateCard } from "@/server/usage/rate-cards";
import { useUsageWords } from "./use-usage-words";

const tones = { current: "ok", coming: "accent", past: "mute", withdrawn: "line" } as const satisfies Record<
  CardState,
  string
>;

type Handlers = { onShow: (card: RateCard) => void; onWithdraw: ((card: RateCard) => void) | null };

/** Every card, newest first day first, with its state. */
export function CardTable({ cards, ...handlers }: { cards: RateCard[] } & Handlers) {
  const t = useTranslations("usage.card");
  return (
    <div className="-mx-6 overflow-x-auto max-desk:-mx-4">
      <Table>
        <thead>
          <tr>
            <Th>{t("name")}</Th>
            <Th>{t("validFrom")}</Th>
            <Th className="max-md:hidden">{t("currency")}</Th>
            <Th right className="max-md:hidden">
              {t("prices")}
            </Th>
            <Th className="max-lg:hidden">{t("uploaded")}</Th>
            <Th className="max-sm:hidden">{t("state")}</Th>
            <Th>
              <span className="sr-only">{t("show")}</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {cards.map((card) => (
            <CardRow key={card.id} card={card} {...handlers} />
          ))}
        </tbody>
      </Table>
    </div>
  );
}

function CardRow({ card, onShow, onWithdraw }: { card: RateCard } & Handlers) {
  const t = useTranslations("usage.card");
  const format = useFormatter();
  const words = useUsageWords();
  const state = <Chip tone={tones[card.state]}>{t(`states.${card.state}`)}</Chip>;
  return (
    <Tr>
      <Td className="max-sm:whitespace-normal">
        <button
          type="button"
          onClick={() => onShow(card)}
          className="min-h-8 rounded-sm text-left font-medium text-accent-text hover:underline touch:min-h-11"
        >
          {card.name}
        </button>
        {card.isSample ? (
          <Chip tone="warn" className="ml-2 max-sm:ml-0">
            {t("sample")}
          </Chip>
        ) : null}
        <span className="block pb-1 sm:hidden">{state}</span>
      </Td>
      <Td>{words.day(card.validFrom)}</Td>
      <Td className="max-md:hidden">{card.currency}</Td>
      <Td right className="tabular-nums max-md:hidden">
        {format.number(card.priceCount)}
      </Td>
      <Td className="max-lg:hidden">{card.createdBy ?? t("byHovorna")}</Td>
      <Td className="max-sm:hidden">{state}</Td>
      <Td right>
        <Menu
          trigger={
            <IconButton label={t("actions", { name: card.name })}>
              <Ellipsis aria-hidden />
            </IconButton>
          }
        >
          <MenuItem onClick={() => onShow(card)}>{t("show")}</MenuItem>
          {onWithdraw && card.state !== "withdrawn" ? (
            <MenuItem danger onClick={() => onWithdraw(card)}>
              {t("withdraw")}
            </MenuItem>
          ) : null}
        </Menu>
      </Td>
    </Tr>
  );
}
