import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { JoinForm } from "@/components/entry/join-form";
import { ButtonLink } from "@/components/ui/button-link";
import { appContext } from "@/server/app-context";
import { signInWays } from "@/server/auth/sign-in-ways";
import { showInvitation } from "@/server/team/accept-invitation";
import { company } from "@/server/team/company";

/** The address is a key: no other site may learn it. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("entry.join"))("title"), referrer: "no-referrer", robots: { index: false } };
}

export default async function InvitePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const ctx = appContext();
  const [t, { name: companyName }, { sso }, invitation] = await Promise.all([
    getTranslations("entry.join"),
    company(ctx),
    signInWays(ctx),
    showInvitation(ctx, { token }),
  ]);
  const byPassword = invitation?.needsPassword ?? true;
  const text = byPassword
    ? t("text", { company: companyName })
    : t("textSso", { company: companyName, name: sso ?? "SSO" });
  return (
    <div className="w-86 max-w-full">
      <h1 className="m-0 text-figure tracking-[-.02em]">{invitation ? t("title") : t("overTitle")}</h1>
      <p className="m-0 mt-1 mb-6 text-text-2">{invitation ? text : t("overText")}</p>
      {invitation ? (
        <JoinForm token={token} {...invitation} />
      ) : (
        <ButtonLink href="/sign-in">{t("toSignIn")}</ButtonLink>
      )}
    </div>
  );
}
