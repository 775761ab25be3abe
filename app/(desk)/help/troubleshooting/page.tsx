import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TroubleshootingHelp } from "@/components/help/troubleshooting-help";
import { requirePermission } from "@/server/auth/require";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("help"))("titles.troubleshooting") };
}

export default async function TroubleshootingHelpPage() {
  await requirePermission("inbox.use");
  return <TroubleshootingHelp />;
}
