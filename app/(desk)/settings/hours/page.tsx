import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HoursScreen } from "@/components/routing/hours-screen";
import { requirePermission } from "@/server/auth/require";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("routing"))("hours.title") };
}

export default async function HoursPage() {
  const { actor } = await requirePermission("routing.see");
  return <HoursScreen role={actor.role} />;
}
