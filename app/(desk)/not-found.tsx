import { Compass } from "lucide-react";
import { useTranslations } from "next-intl";
import { WholePageState } from "@/components/shell/whole-page-state";
import { ButtonLink } from "@/components/ui/button-link";

export default function NotFound() {
  const t = useTranslations("shell");
  return (
    <WholePageState icon={<Compass />} title={t("notFoundTitle")} text={t("notFoundText")}>
      <ButtonLink href="/inbox">{t("toInbox")}</ButtonLink>
    </WholePageState>
  );
}
