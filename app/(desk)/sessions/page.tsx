import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SessionsScreen } from "@/components/sessions/sessions-screen";
import { requirePermission } from "@/server/auth/require";
import { openingAddress, showTable } from "@/server/sessions/show-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("sessions"))("title") };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SessionsPage({ searchParams }: Props) {
  const ctx = await requirePermission("sessions.see");
  const { userId, name, role } = ctx.actor;
  const opening = Object.keys(await searchParams).length === 0 ? await openingAddress(ctx) : null;
  if (opening) redirect(`/sessions?${new URLSearchParams(opening)}`);
  return <SessionsScreen me={{ id: userId, name, role }} initialTable={await showTable(ctx)} />;
}
