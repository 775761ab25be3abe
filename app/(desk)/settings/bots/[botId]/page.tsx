import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { BotScreen } from "@/components/bots/bot-screen";
import { requirePermission } from "@/server/auth/require";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("bots"))("title") };
}

export default async function BotPage({ params }: { params: Promise<{ botId: string }> }) {
  const { actor } = await requirePermission("routing.see");
  const { botId } = await params;
  if (!z.uuid().safeParse(botId).success) notFound();
  return <BotScreen key={botId} botId={botId} role={actor.role} />;
}
