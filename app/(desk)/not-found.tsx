import { Compass, PowerOff } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { WholePageState } from "@/components/shell/whole-page-state";
import { buttonClass } from "@/components/ui/button-class";
import { requireFeatures } from "@/server/auth/require";

/** Where WhatsApp is off there are no sessions to go to; the page comes back by itself (live-updates). */
export default async function NotFound() {
  const t = await getTranslations("shell");
  const { whatsapp } = await requireFeatures();
  if (!whatsapp)
    return <WholePageState icon={<PowerOff />} title={t("whatsappOffTitle")} text={t("whatsappOffText")} />;
  return (
    <WholePageState icon={<Compass />} title={t("notFoundTitle")} text={t("notFoundText")}>
      <a href="/inbox" className={buttonClass()}>
        {t("toInbox")}
      </a>
    </WholePageState>
  );
}
