import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CannedTextsScreen } from "@/components/canned-texts/canned-texts-screen";
import { requirePermission } from "@/server/auth/require";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("canned-texts"))("title") };
}

export default async function CannedTextsPage() {
  const { actor } = await requirePermission("inbox.use");
  return <CannedTextsScreen role={actor.role} />;
}
