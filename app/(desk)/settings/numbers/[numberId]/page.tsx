import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { OverviewTab } from "@/components/numbers/overview-tab";
import { requirePermission } from "@/server/auth/require";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("numbers.tabs"))("overview") };
}

export default async function NumberPage({ params }: { params: Promise<{ numberId: string }> }) {
  const { actor } = await requirePermission("numbers.see");
  const { numberId } = await params;
  return <OverviewTab numberId={numberId} role={actor.role} />;
}
