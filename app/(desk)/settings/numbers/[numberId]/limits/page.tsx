import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LimitsTab } from "@/components/numbers/limits-tab";
import { requirePermission } from "@/server/auth/require";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("numbers.tabs"))("limits") };
}

export default async function LimitsPage({ params }: { params: Promise<{ numberId: string }> }) {
  const { actor } = await requirePermission("numbers.see");
  const { numberId } = await params;
  return <LimitsTab numberId={numberId} role={actor.role} />;
}
