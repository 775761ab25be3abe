import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AutomationsScreen } from "@/components/automations/automations-screen";
import { requirePermission } from "@/server/auth/require";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("automations"))("title") };
}

export default async function RulesPage() {
  const { actor } = await requirePermission("routing.see");
  return <AutomationsScreen role={actor.role} />;
}
