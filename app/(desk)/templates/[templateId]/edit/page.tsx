import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TemplateEditor } from "@/components/templates/template-editor";
import { requirePermission } from "@/server/auth/require";
import { company } from "@/server/team/company";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("templates.editor"))("title") };
}

/** The id is a draft's, or that of the template the draft edits. */
export default async function EditTemplatePage({ params }: { params: Promise<{ templateId: string }> }) {
  const ctx = await requirePermission("templates.manage");
  const { templateId } = await params;
  return <TemplateEditor key={templateId} id={templateId} company={(await company(ctx)).name} />;
}
