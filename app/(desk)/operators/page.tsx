import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { OperatorsScreen } from "@/components/team/operators-screen";
import { requirePermission } from "@/server/auth/require";
import { mayDo } from "@/server/team/permissions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("team.operators"))("title") };
}

export default async function OperatorsPage() {
  const { actor } = await requirePermission("operators.see");
  return <OperatorsScreen mayManage={mayDo(actor.role, "operators.manage")} />;
}
