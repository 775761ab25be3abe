"use client";
import { useTranslations } from "next-intl";
import { Dialog } from "@/components/ui/dialog";
import type { ShownCampaign } from "@/server/campaigns/show-campaign";
import { CsvUpload } from "./csv-upload";

/** Nahrát kontakty into a running or paused campaign. */
export function UploadDialog({ campaign, onClose }: { campaign: ShownCampaign; onClose: () => void }) {
  const t = useTranslations("campaigns.uploadDialog");
  return (
    <Dialog open size="lg" onOpenChange={(open) => !open && onClose()} title={t("title")}>
      <CsvUpload campaign={campaign} />
    </Dialog>
  );
}
