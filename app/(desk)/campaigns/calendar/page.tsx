import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CampaignCalendar } from "@/components/campaigns/campaign-calendar";
import { requirePermission } from "@/server/auth/require";
import { company } from "@/server/team/company";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("plan.calendar"))("title") };
}

export default async function CampaignCalendarPage() {
  const ctx = await requirePermission("campaigns.see");
  return <CampaignCalendar companyZone={(await company(ctx)).timeZone} />;
}
