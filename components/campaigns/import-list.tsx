"use client";
import { useTranslations } from "next-intl";
import { Chip } from "@/components/ui/chip";
import { useMoment } from "@/components/ui/use-moment";
import type { ShownCampaign } from "@/server/campaigns/show-campaign";

/** Files uploaded so far, and what was taken from the directory. */
export function ImportList({ campaign }: { campaign: ShownCampaign }) {
  const t = useTranslations("campaigns");
  const moment = useMoment();
  return (
    <div className="w-full">
      <h3 className="m-0 mb-2 text-body">{t("csv.files")}</h3>
      <ul className="m-0 list-none p-0">
        {campaign.imports.map(({ id, fileName, audience, rowCount, status, createdAt }) => (
          <li key={id} className="flex items-center gap-3 border-b border-line py-2">
            <span className="min-w-0 flex-1">
              <span className="block truncate font-medium">{audience ? t("audience.title") : fileName}</span>
              <span className="block text-meta text-text-3">{moment(createdAt)}</span>
            </span>
            {status === "done" ? (
              <span className="text-text-2">{t("csv.rows", { count: rowCount })}</span>
            ) : (
              <Chip tone={status === "failed" ? "danger" : "warn"}>
                {status === "failed" ? t("csv.fileFailed") : t("csv.fileRunning")}
              </Chip>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
