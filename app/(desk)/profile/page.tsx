import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ProfileScreen } from "@/components/profile/profile-screen";
import { minPasswordLength } from "@/server/auth/passwords";
import { requireCtx } from "@/server/auth/require";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("profile"))("title") };
}

export default async function ProfilePage() {
  const { actor } = await requireCtx();
  return <ProfileScreen role={actor.role} minPasswordLength={minPasswordLength} />;
}
