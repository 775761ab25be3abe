import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { ProfileTab } from "@/components/profiles/profile-tab";
import { requirePermission } from "@/server/auth/require";
import { company } from "@/server/team/company";
import { mayDo } from "@/server/team/permissions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("profiles"))("title") };
}

export default async function ProfilePage({ params }: { params: Promise<{ numberId: string }> }) {
  const ctx = await requirePermission("numbers.see");
  const { numberId } = await params;
  if (!z.uuid().safeParse(numberId).success) notFound();
  const { name } = await company(ctx);
  return <ProfileTab numberId={numberId} company={name} mayEdit={mayDo(ctx.actor.role, "numbers.manage")} />;
}
