import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ForgotForm } from "@/components/entry/forgot-form";
import { ButtonLink } from "@/components/ui/button-link";
import { appContext } from "@/server/app-context";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("entry.reset"))("title") };
}

/** Without a mail server it says whom to ask. */
export default async function ForgotPage() {
  const t = await getTranslations("entry.reset");
  const hasMail = appContext().sendMail !== null;
  const command = () => <code className="font-mono text-text-2">npm run admin -- reset-password</code>;
  return (
    <div className="w-86 max-w-full">
      <h1 className="m-0 text-figure tracking-[-.02em]">{t("title")}</h1>
      {hasMail ? (
        <ForgotForm />
      ) : (
        <>
          <p className="m-0 mt-1 mb-6 text-text-2">{t("noMail")}</p>
          <p className="m-0 text-meta text-text-3">{t.rich("noMailAdmin", { command })}</p>
        </>
      )}
      <ButtonLink href="/sign-in" variant="plain" className="mt-4 -ml-3">
        {t("back")}
      </ButtonLink>
    </div>
  );
}
