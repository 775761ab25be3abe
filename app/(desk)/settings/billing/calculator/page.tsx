import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CalculatorScreen } from "@/components/usage/calculator-screen";
import { requirePermission } from "@/server/auth/require";
import { company } from "@/server/team/company";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("usage"))("calculator.title") };
}

export default async function CalculatorPage() {
  const ctx = await requirePermission("usage.see");
  const { defaultCountry } = await company(ctx);
  return <CalculatorScreen role={ctx.actor.role} country={defaultCountry} />;
}
