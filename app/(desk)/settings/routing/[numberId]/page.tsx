import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { RoutingScreen } from "@/components/routing/routing-screen";
import { requirePermission } from "@/server/auth/require";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("routing"))("title") };
}

export default async function NumberRoutingPage({ params }: { params: Promise<{ numberId: string }> }) {
  const { actor } = await requirePermission("routing.see");
  const { numberId } = await params;
  if (!z.uuid().safeParse(numberId).success) notFound();
  return <RoutingScreen key={numberId} numberId={numberId} role={actor.role} />;
}
