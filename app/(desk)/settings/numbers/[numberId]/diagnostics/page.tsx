import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DiagnosticsTab } from "@/components/numbers/diagnostics-tab";
import { requirePermission } from "@/server/auth/require";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("numbers.tabs"))("diagnostics") };
}

export default async function DiagnosticsPage({ params }: { params: Promise<{ numberId: string }> }) {
  const { actor } = await requirePermission("numbers.see");
  const { numberId } = await params;
  return <DiagnosticsTab numberId={numberId} role={actor.role} />;
}
