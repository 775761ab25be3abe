import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HelpIndex } from "@/components/help/help-index";
import { requirePermission } from "@/server/auth/require";
import { mayDo } from "@/server/team/permissions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("help"))("index.title") };
}

export default async function HelpPage() {
  const { actor } = await requirePermission("inbox.use");
  return <HelpIndex readsAnswers={mayDo(actor.role, "help.answers")} />;
}
