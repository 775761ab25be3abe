import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RoutingList } from "@/components/routing/routing-list";
import { requirePermission } from "@/server/auth/require";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("routing"))("title") };
}

export default async function RoutingPage() {
  const { actor } = await requirePermission("routing.see");
  return <RoutingList role={actor.role} />;
}
