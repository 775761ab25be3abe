import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NewRegistration } from "@/components/registration/new-registration";
import { requirePermission } from "@/server/auth/require";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("registration"))("title") };
}

/** `problem`: the portal sent somebody here whom nobody had sent there. */
export default async function NewNumberPage({ searchParams }: { searchParams: Promise<{ problem?: string }> }) {
  const { actor } = await requirePermission("numbers.manage");
  const isUnknownReturn = (await searchParams).problem === "unknown_state";
  return <NewRegistration role={actor.role} isUnknownReturn={isUnknownReturn} />;
}
