import { Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import { WholePageState } from "@/components/shell/whole-page-state";
import { buttonClass } from "@/components/ui/button-class";

export default function Forbidden() {
  const t = useTranslations();
  return (
    <WholePageState icon={<Lock />} title={t("common.refused")} text={t("common.refusedText")}>
      <a href="/inbox" className={buttonClass()}>
        {t("shell.toInbox")}
      </a>
    </WholePageState>
  );
}
