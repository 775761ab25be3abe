import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SettingsMenu } from "@/components/shell/settings-menu";
import { WebhookScreen } from "@/components/webhooks/webhook-screen";
import { requirePermission } from "@/server/auth/require";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("webhooks"))("title") };
}

export default async function WebhooksPage() {
  const { actor } = await requirePermission("webhooks.see");
  return <WebhookScreen aside={<SettingsMenu role={actor.role} />} />;
}
