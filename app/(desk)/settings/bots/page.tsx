import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { BotsScreen } from "@/components/bots/bots-screen";
import { requirePermission } from "@/server/auth/require";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("bots"))("title") };
}

export default async function BotsPage() {
  const { actor } = await requirePermission("routing.see");
  return <BotsScreen role={actor.role} />;
}
