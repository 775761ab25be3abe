import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CompanyScreen } from "@/components/company/company-screen";
import { requirePermission } from "@/server/auth/require";
import { featureNames } from "@/server/team/feature-rules";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("company"))("title") };
}

/** `?off=` names the part whose page was asked for though it is off. */
export default async function CompanyPage({ searchParams }: { searchParams: Promise<{ off?: string | string[] }> }) {
  const { actor } = await requirePermission("team.manage");
  const { off } = await searchParams;
  return <CompanyScreen role={actor.role} missing={featureNames.find((name) => name === off) ?? null} />;
}
