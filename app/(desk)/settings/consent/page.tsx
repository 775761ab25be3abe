import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ConsentSettings } from "@/components/consent/consent-settings";
import { requirePermission } from "@/server/auth/require";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("consent.settings"))("title") };
}

export default async function ConsentPage() {
  const { actor } = await requirePermission("consent.manage");
  return <ConsentSettings role={actor.role} />;
}
