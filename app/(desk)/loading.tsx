import { useTranslations } from "next-intl";
import { Sheet } from "@/components/shell/sheet";
import { SkeletonRows } from "@/components/ui/skeleton";

export default function Loading() {
  const t = useTranslations("shell");
  return (
    <Sheet className="pt-14">
      <SkeletonRows rows={10} height={60} label={t("loadingPage")} />
    </Sheet>
  );
}
