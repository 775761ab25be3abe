import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ConversationsHelp } from "@/components/help/conversations-help";
import { requirePermission } from "@/server/auth/require";
import { mayDo } from "@/server/team/permissions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("help"))("conversations.title") };
}

export default async function ConversationsHelpPage() {
  const { actor } = await requirePermission("inbox.use");
  return <ConversationsHelp seesBilling={mayDo(actor.role, "usage.see")} />;
}
