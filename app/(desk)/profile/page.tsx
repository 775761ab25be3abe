import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ProfileScreen } from "@/components/profile/profile-screen";
import { minPasswordLength } from "@/server/auth/passwords";
import { requireCtx } from "@/server/auth/require";
import { mayUsePassword } from "@/server/auth/rules";
import { signInWays } from "@/server/auth/sign-in-ways";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("profile"))("title") };
}

export default async function ProfilePage() {
  const ctx = await requireCtx();
  const { role } = ctx.actor;
  const ways = await signInWays(ctx);
  const takesPassword = mayUsePassword(ways, role);
  return <ProfileScreen {...{ role, minPasswordLength, takesPassword }} sso={ways.sso} />;
}
