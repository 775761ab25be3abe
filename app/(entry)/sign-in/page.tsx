import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getServerSession } from "next-auth";
import { getTranslations } from "next-intl/server";
import { SignInForm } from "@/components/entry/sign-in-form";
import { safeNext } from "@/components/entry/sign-in-problem";
import { appContext } from "@/server/app-context";
import { currentActor } from "@/server/auth/current-actor";
import { authOptions } from "@/server/auth/options";
import { company } from "@/server/team/company";
import { demoPassword, demoUsers } from "@/server/team/demo-logins";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("entry");
  return { title: t("title") };
}

type Props = { searchParams: Promise<{ next?: string | string[] }> };

export default async function SignInPage({ searchParams }: Props) {
  const next = safeNext((await searchParams).next);
  const ctx = appContext();
  const session = await getServerSession(authOptions());
  if (await currentActor(ctx, session?.loginId)) redirect(next);

  const [t, { name }] = await Promise.all([getTranslations("entry"), company(ctx)]);
  const demo = ctx.env.DEMO === "1" ? { logins: [...demoUsers], password: demoPassword } : null;
  return (
    <div className="w-86 max-w-full">
      <h1 className="m-0 text-figure tracking-[-.02em]">{t("title")}</h1>
      <p className="m-0 mt-1 mb-6 text-text-2">{t("company", { name })}</p>
      <SignInForm next={next} demo={demo} />
    </div>
  );
}
