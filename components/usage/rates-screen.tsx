"use client";
import { useQuery } from "@tanstack/react-query";
import { Download, ReceiptText, Upload } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { ListState } from "@/components/ui/list-state";
import { QueryProblem } from "@/components/ui/query-problem";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { Role } from "@/db/enums";
import { mayDo } from "@/server/team/permissions";
import type { RateCard } from "@/server/usage/rate-cards";
import { CardDialog } from "./card-dialog";
import { CardTable } from "./card-table";
import { UploadCard } from "./upload-card";
import { UsageFrame } from "./usage-frame";
import { WithdrawDialog } from "./withdraw-dialog";

type Opened = { kind: "upload" } | { kind: "prices" | "withdraw"; card: RateCard } | null;

/** Ceníky: dated cards, their prices, a new one by upload; administrators change, supervisors read (N.53). */
export function RatesScreen({ role }: { role: Role }) {
  const t = useTranslations("usage.card");
  const cards = useQuery(useTRPC().usage.cards.queryOptions());
  const [opened, open] = useState<Opened>(null);
  const manages = mayDo(role, "usage.manage");
  const close = () => open(null);
  return (
    <UsageFrame
      role={role}
      tab="rates"
      actions={<Actions onUpload={manages ? () => open({ kind: "upload" }) : null} />}
    >
      <p className="m-0 mb-4 max-w-160 text-text-2">
        {t("text")}{" "}
        <Link href="/help/conversations" className="font-medium text-accent-text">
          {t("help")}
        </Link>
      </p>
      {cards.isPending ? <SkeletonRows rows={3} label={t("title")} /> : null}
      <QueryProblem query={cards} />
      {cards.data?.length === 0 ? (
        <ListState icon={<ReceiptText />} title={t("empty.title")} text={t("empty.text")} />
      ) : null}
      {cards.data && cards.data.length > 0 ? (
        <CardTable
          cards={cards.data}
          onShow={(card) => open({ kind: "prices", card })}
          onWithdraw={manages ? (card) => open({ kind: "withdraw", card }) : null}
        />
      ) : null}
      {opened?.kind === "upload" ? <UploadCard onClose={close} /> : null}
      {opened?.kind === "prices" ? <CardDialog card={opened.card} onClose={close} /> : null}
      {opened?.kind === "withdraw" ? <WithdrawDialog card={opened.card} onClose={close} /> : null}
    </UsageFrame>
  );
}

function Actions({ onUpload }: { onUpload: (() => void) | null }) {
  const t = useTranslations("usage.card");
  return (
    <>
      <ButtonLink variant="plain" href="/api/usage/rate-card" download="">
        <Download aria-hidden />
        {t("template")}
      </ButtonLink>
      {onUpload ? (
        <Button variant="primary" onClick={onUpload}>
          <Upload aria-hidden />
          {t("upload")}
        </Button>
      ) : null}
    </>
  );
}
