import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TemplateList } from "@/components/templates/template-list";
import { requirePermission } from "@/server/auth/require";
import { company } from "@/server/team/company";
import { mayDo } from "@/server/team/permissions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("templates"))("title") };
}

export default async function TemplatesPage() {
  const ctx = await requirePermission("templates.see");
  return <TemplateList company={(await company(ctx)).name} mayManage={mayDo(ctx.actor.role, "templates.manage")} />;
}
