import { Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import { WholePageState } from "@/components/shell/whole-page-state";
import { ButtonLink } from "@/components/ui/button-link";

export default function Forbidden() {
  const t = useTranslations();
  return (
    <WholePageState icon={<Lock />} title={t("common.refused")} text={t("common.refusedText")}>
      <ButtonLink href="/inbox">{t("shell.toInbox")}</ButtonLink>
    </WholePageState>
  );
}
