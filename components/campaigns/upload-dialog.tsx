"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Segmented } from "@/components/ui/segmented";
import type { ShownCampaign } from "@/server/campaigns/show-campaign";
import { AddFromDirectory } from "./add-from-directory";
import { CsvUpload } from "./csv-upload";

/** Nahrát kontakty into a running or paused campaign, in the two ways of S2.20 and S2.24. */
export function UploadDialog({ campaign, onClose }: { campaign: ShownCampaign; onClose: () => void }) {
  const t = useTranslations("campaigns.uploadDialog");
  const [way, setWay] = useState<"directory" | "csv">("directory");
  return (
    <Dialog open size="lg" onOpenChange={(open) => !open && onClose()} title={t("title")}>
      <Segmented
        label={t("way")}
        className="mb-4"
        value={way}
        onValueChange={setWay}
        options={[
          { value: "directory", label: t("directory") },
          { value: "csv", label: t("csv") },
        ]}
      />
      {way === "directory" ? <AddFromDirectory campaign={campaign} /> : <CsvUpload campaign={campaign} />}
    </Dialog>
  );
}
