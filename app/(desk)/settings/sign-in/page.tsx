import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SignInScreen } from "@/components/company/sign-in-screen";
import { requirePermission } from "@/server/auth/require";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("company.signIn"))("title") };
}

export default async function SignInSettingsPage() {
  const { actor } = await requirePermission("team.manage");
  return <SignInScreen role={actor.role} />;
}
