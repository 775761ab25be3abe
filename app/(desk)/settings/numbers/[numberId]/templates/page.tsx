import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TemplatesTab } from "@/components/numbers/templates-tab";
import { requirePermission } from "@/server/auth/require";
import { company } from "@/server/team/company";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("numbers.tabs"))("templates") };
}

export default async function NumberTemplatesPage({ params }: { params: Promise<{ numberId: string }> }) {
  const ctx = await requirePermission("numbers.see");
  const { numberId } = await params;
  return <TemplatesTab numberId={numberId} role={ctx.actor.role} company={(await company(ctx)).name} />;
}
