import { Compass } from "lucide-react";
import { useTranslations } from "next-intl";
import { WholePageState } from "@/components/shell/whole-page-state";
import { buttonClass } from "@/components/ui/button-class";

export default function NotFound() {
  const t = useTranslations("shell");
  return (
    <div className="flex h-dvh">
      <WholePageState icon={<Compass />} title={t("notFoundTitle")} text={t("notFoundText")}>
        <a href="/inbox" className={buttonClass()}>
          {t("toInbox")}
        </a>
      </WholePageState>
    </div>
  );
}
