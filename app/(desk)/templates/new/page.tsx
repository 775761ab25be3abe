import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NewTemplate } from "@/components/templates/new-template";
import { requirePermission } from "@/server/auth/require";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("templates"))("new") };
}

export default async function NewTemplatePage() {
  await requirePermission("templates.manage");
  return <NewTemplate />;
}
