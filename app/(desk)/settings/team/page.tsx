import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PeopleScreen } from "@/components/team/people-screen";
import { requirePermission } from "@/server/auth/require";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("team.people"))("title") };
}

export default async function TeamPage() {
  const { actor } = await requirePermission("team.manage");
  return <PeopleScreen role={actor.role} myId={actor.userId} />;
}
