import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NewBotScreen } from "@/components/bots/bot-screen";
import { requirePermission } from "@/server/auth/require";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("bots"))("newTitle") };
}

export default async function NewBotPage() {
  const { actor } = await requirePermission("routing.manage");
  return <NewBotScreen role={actor.role} />;
}
