import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SignInForm } from "@/components/entry/sign-in-form";
import { returnedProblem, safeNext } from "@/components/entry/sign-in-problem";
import { appContext } from "@/server/app-context";
import { setUpPage, whoVisits } from "@/server/auth/require";
import { signInWays } from "@/server/auth/sign-in-ways";
import { company } from "@/server/team/company";
import { demoPassword, demoUsers } from "@/server/team/demo-logins";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("entry");
  return { title: t("title") };
}

type Props = { searchParams: Promise<Partial<Record<"next" | "error" | "changed", string | string[]>>> };

export default async function SignInPage({ searchParams }: Props) {
  const asked = await searchParams;
  const next = safeNext(asked.next);
  const { actor, unfinished } = await whoVisits();
  if (actor || unfinished) redirect(actor ? next : setUpPage);

  const ctx = appContext();
  const [t, { name }, ways] = await Promise.all([getTranslations("entry"), company(ctx), signInWays(ctx)]);
  const demo = ctx.env.DEMO === "1" ? { logins: [...demoUsers], password: demoPassword } : null;
  const returned = returnedProblem(asked.error);
  return (
    <div className="w-86 max-w-full">
      <h1 className="m-0 text-figure tracking-[-.02em]">{t("title")}</h1>
      <p className="m-0 mt-1 mb-6 text-text-2">{t("company", { name })}</p>
      <SignInForm next={next} ways={ways} demo={demo} returned={returned} isChanged={asked.changed !== undefined} />
    </div>
  );
}
