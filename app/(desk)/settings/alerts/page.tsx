import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AlertsScreen } from "@/components/alerts/alerts-screen";
import { requirePermission } from "@/server/auth/require";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("alerts"))("title") };
}

export default async function AlertsPage() {
  const { actor } = await requirePermission("alerts.see");
  return <AlertsScreen role={actor.role} />;
}
