import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RatingReportScreen } from "@/components/ratings/rating-report-screen";
import { requirePermission } from "@/server/auth/require";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("ratings"))("report.title") };
}

export default async function RatingReportPage() {
  const { actor } = await requirePermission("ratings.see");
  return <RatingReportScreen role={actor.role} />;
}
