import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NumberList } from "@/components/numbers/number-list";
import { requirePermission } from "@/server/auth/require";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("numbers"))("title") };
}

export default async function NumbersPage() {
  const { actor } = await requirePermission("numbers.see");
  return <NumberList role={actor.role} />;
}
