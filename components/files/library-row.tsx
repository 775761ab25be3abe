"use client";
import { Ellipsis, FilePen, Trash2 } from "lucide-react";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { fileSizeLabel } from "@/components/inbox/composer/file-size";
import { mediaUrl } from "@/components/inbox/thread/media-url";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem } from "@/components/ui/menu";
import { LibraryTile } from "./library-tile";
import type { LibraryFile } from "./library-types";

/** One file: name, what it is and who put it there; the name opens it. */
export function LibraryRow({
  file,
  onChange,
  onRemove,
}: {
  file: LibraryFile;
  onChange: (() => void) | null;
  onRemove: (() => void) | null;
}) {
  const t = useTranslations("library");
  const locale = useLocale();
  const format = useFormatter();
  const { name, fileName, byteSize, createdByName, createdAt } = file;
  return (
    <li className="flex min-h-15 items-center gap-3 border-b border-line py-2">
      <LibraryTile file={file} />
      <div className="min-w-0 flex-1">
        <a
          href={mediaUrl(file.mediaId)}
          target="_blank"
          rel="noopener"
          aria-label={t("open", { name })}
          className="block truncate font-medium text-text no-underline hover:underline"
        >
          {name}
        </a>
        <div className="truncate text-meta text-text-3">
          {t("meta", { size: fileSizeLabel(byteSize, locale), fileName })}
        </div>
        {file.isBlocked ? <div className="text-meta text-warn-text">{t("blocked")}</div> : null}
      </div>
      <span className="text-meta text-text-3 max-sm:hidden">
        {t("by", { name: createdByName, at: format.dateTime(createdAt, { dateStyle: "medium" }) })}
      </span>
      {onChange && onRemove ? (
        <Menu
          trigger={
            <IconButton label={t("actions", { name })}>
              <Ellipsis aria-hidden />
            </IconButton>
          }
        >
          <MenuItem icon={<FilePen />} onClick={onChange}>
            {t("edit")}
          </MenuItem>
          <MenuItem icon={<Trash2 />} danger onClick={onRemove}>
            {t("remove")}
          </MenuItem>
        </Menu>
      ) : null}
    </li>
  );
}
