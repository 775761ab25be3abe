import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FilesScreen } from "@/components/files/files-screen";
import { requirePermission } from "@/server/auth/require";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("files"))("title") };
}

export default async function FilesPage() {
  const { actor } = await requirePermission("inbox.use");
  return <FilesScreen role={actor.role} />;
}
