import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NewPasswordForm } from "@/components/entry/new-password-form";
import { ButtonLink } from "@/components/ui/button-link";
import { appContext } from "@/server/app-context";
import { minPasswordLength } from "@/server/auth/passwords";
import { showReset } from "@/server/auth/reset-by-link";

/** The address is a key: no other site may learn it. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("entry.reset");
  return { title: t("newTitle"), referrer: "no-referrer", robots: { index: false } };
}

export default async function NewPasswordPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const [t, found] = await Promise.all([getTranslations("entry.reset"), showReset(appContext(), { token })]);
  return (
    <div className="w-86 max-w-full">
      <h1 className="m-0 text-figure tracking-[-.02em]">{found ? t("newTitle") : t("overTitle")}</h1>
      <p className="m-0 mt-1 mb-6 text-text-2 [overflow-wrap:anywhere]">
        {found ? t("newText", { email: found.email }) : t("overText")}
      </p>
      {found ? (
        <NewPasswordForm token={token} email={found.email} minLength={minPasswordLength} />
      ) : (
        <ButtonLink href="/reset-password">{t("again")}</ButtonLink>
      )}
    </div>
  );
}
