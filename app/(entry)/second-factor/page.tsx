import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SetUpScreen } from "@/components/entry/set-up-screen";
import { whoVisits } from "@/server/auth/require";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("entry.setUp"))("title") };
}

export default async function SecondFactorPage() {
  const { actor, unfinished } = await whoVisits();
  if (!unfinished) redirect(actor ? "/inbox" : "/sign-in");
  const t = await getTranslations("entry.setUp");
  return (
    <div className="w-86 max-w-full">
      <h1 className="m-0 text-figure tracking-[-.02em]">{t("title")}</h1>
      <p className="m-0 mt-1 mb-6 text-text-2">{t("text")}</p>
      <SetUpScreen />
    </div>
  );
}
