import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { UsageScreen } from "@/components/usage/usage-screen";
import { requirePermission } from "@/server/auth/require";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("usage"))("title") };
}

export default async function BillingPage() {
  const { actor } = await requirePermission("usage.see");
  return <UsageScreen role={actor.role} />;
}
