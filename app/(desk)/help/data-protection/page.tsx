import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DataProtectionHelp } from "@/components/help/data-protection-help";
import { requirePermission } from "@/server/auth/require";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("help"))("dataProtection.title") };
}

export default async function DataProtectionHelpPage() {
  await requirePermission("inbox.use");
  return <DataProtectionHelp />;
}
