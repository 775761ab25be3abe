import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LedgerLines } from "@/components/campaigns/ledger-lines";
import { requirePermission } from "@/server/auth/require";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("outcome.book"))("title") };
}

export default async function LedgerLinesPage() {
  await requirePermission("campaigns.see");
  return <LedgerLines />;
}
