import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { NewRegistration } from "@/components/registration/new-registration";
import { requirePermission } from "@/server/auth/require";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("registration"))("title") };
}

type Query = { searchParams: Promise<{ problem?: string; move?: string }> };

/** `problem`: the portal sent somebody here whom nobody had sent there. `move`: a number that is to go to another provider (O20). */
export default async function NewNumberPage({ searchParams }: Query) {
  const { actor } = await requirePermission("numbers.manage");
  const { problem, move } = await searchParams;
  const isUnknownReturn = problem === "unknown_state";
  const moves = z.uuid().safeParse(move);
  return <NewRegistration role={actor.role} isUnknownReturn={isUnknownReturn} moves={moves.data ?? null} />;
}
