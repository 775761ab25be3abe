import { Unlink } from "lucide-react";
import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { WholePageState } from "@/components/shell/whole-page-state";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("shell"))("linkGoneTitle"), robots: { index: false } };
}

/** Where a short link leads that is not kept any more. Whoever comes is a client: there is nothing of the desk here. */
export default function LinkGonePage() {
  const t = useTranslations("shell");
  return (
    <div className="flex h-dvh">
      <WholePageState icon={<Unlink />} title={t("linkGoneTitle")} text={t("linkGoneText")} />
    </div>
  );
}
