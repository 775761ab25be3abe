import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { GroupsScreen } from "@/components/team/groups-screen";
import { requirePermission } from "@/server/auth/require";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("team.groups"))("title") };
}

export default async function GroupsPage() {
  const { actor } = await requirePermission("team.manage");
  return <GroupsScreen role={actor.role} />;
}
