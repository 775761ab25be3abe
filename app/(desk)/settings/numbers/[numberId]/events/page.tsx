import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EventsTab } from "@/components/numbers/events-tab";
import { requirePermission } from "@/server/auth/require";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("numbers.tabs"))("events") };
}

export default async function EventsPage({ params }: { params: Promise<{ numberId: string }> }) {
  await requirePermission("numbers.see");
  const { numberId } = await params;
  return <EventsTab numberId={numberId} />;
}
