import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HelpPanel } from "@/components/help/help-panel";
import { LimitsHelp } from "@/components/numbers/limits-help";
import { requirePermission } from "@/server/auth/require";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("numbers.help"))("title") };
}

export default async function LimitsHelpPage() {
  await requirePermission("numbers.see");
  return <LimitsHelp panel={<HelpPanel article="limits" />} />;
}
