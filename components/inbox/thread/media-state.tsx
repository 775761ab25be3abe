"use client";
import { CircleAlert, LoaderCircle, ShieldX } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { MediaStatus, MessageKind } from "@/db/enums";
import type { MediaError } from "@/server/media/rules";
import { fileSizeLabel } from "../composer/file-size";
import type { ThreadMessage } from "../inbox-types";
import { downloadUrl } from "./media-url";

const icons: Record<MediaStatus, typeof CircleAlert> = {
  pending: LoaderCircle,
  failed: CircleAlert,
  blocked: ShieldX,
  stored: CircleAlert,
};

/** The company's own list blocks it (S1.13), not our ban on programs. */
const companysError: MediaError = "blocked_by_company";

/** A file that is not here (yet): being fetched, failed, not allowed; or one the browser cannot show (`broken` says why). */
export function MediaState({
  media,
  kind,
  broken,
}: {
  media: ThreadMessage["media"];
  kind: MessageKind;
  broken?: string;
}) {
  const t = useTranslations("inbox");
  const locale = useLocale();
  const status = media?.status ?? "failed";
  const Icon = icons[status];
  const name = media?.fileName ?? t(`kinds.${kind}`);
  const isCompanys = status === "blocked" && media?.error === companysError;
  const size = media?.byteSize ? fileSizeLabel(media.byteSize, locale) : null;
  return (
    <div className="flex min-w-56 items-center gap-3 p-1">
      <span className="grid size-9 shrink-0 place-items-center rounded-sm bg-raised text-text-2">
        <Icon aria-hidden className={status === "pending" ? "size-4.5 motion-safe:animate-spin" : "size-4.5"} />
      </span>
      <span className="min-w-0">
        <span className="block truncate font-medium">{name}</span>
        <span className="block text-meta text-text-2">
          {broken ?? (status === "stored" ? null : t(`media.${isCompanys ? "blockedByCompany" : status}`))}
          {size ? ` · ${size}` : null}
          {media?.error && status === "failed" ? ` · ${media.error}` : null}
        </span>
        {broken && media ? (
          <a href={downloadUrl(media.id)} download className="text-meta font-medium text-accent-text">
            {t("media.downloadFile")}
          </a>
        ) : null}
      </span>
    </div>
  );
}
