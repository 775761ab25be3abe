import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RatesScreen } from "@/components/usage/rates-screen";
import { requirePermission } from "@/server/auth/require";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("usage"))("card.title") };
}

export default async function RatesPage() {
  const { actor } = await requirePermission("usage.see");
  return <RatesScreen role={actor.role} />;
}
