import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RatingSettingsScreen } from "@/components/ratings/rating-settings-screen";
import { requirePermission } from "@/server/auth/require";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("ratings"))("title") };
}

export default async function RatingSettingsPage() {
  const { actor } = await requirePermission("ratings.manage");
  return <RatingSettingsScreen role={actor.role} />;
}
