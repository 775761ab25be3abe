"use client";
import { useQuery } from "@tanstack/react-query";
import { FolderOpen, HardDriveUpload, Paperclip, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { LibraryPicker } from "@/components/files/library-picker";
import type { TakenFile } from "@/components/files/library-types";
import { useTRPC } from "@/components/live/trpc";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem } from "@/components/ui/menu";

/** Attaches files: from the computer at once, or where the library has something, from either (N.60). */
export function AttachButton({
  onFiles,
  onTaken,
  className,
}: {
  onFiles: (files: File[]) => void;
  onTaken: (files: TakenFile[]) => void;
  className?: string;
}) {
  const t = useTranslations("composer");
  const tLibrary = useTranslations("library.picker");
  const chooser = useRef<HTMLInputElement>(null);
  const [isPicking, setPicking] = useState(false);
  const { data } = useQuery(useTRPC().library.list.queryOptions(undefined, { staleTime: 60_000 }));
  const fromComputer = () => chooser.current?.click();
  const signs = (
    <>
      <Paperclip aria-hidden className="max-desk:hidden" />
      <Plus aria-hidden className="size-6 desk:hidden" />
    </>
  );
  return (
    <>
      {data && data.length > 0 ? (
        <Menu
          side="top"
          align="start"
          trigger={
            <IconButton label={t("attach")} className={className}>
              {signs}
            </IconButton>
          }
        >
          <MenuItem icon={<HardDriveUpload />} onClick={fromComputer}>
            {t("attachUpload")}
          </MenuItem>
          <MenuItem icon={<FolderOpen />} onClick={() => setPicking(true)}>
            {tLibrary("button")}
          </MenuItem>
        </Menu>
      ) : (
        <IconButton label={t("attach")} onClick={fromComputer} className={className}>
          {signs}
        </IconButton>
      )}
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
      {isPicking ? <LibraryPicker onPick={onTaken} onClose={() => setPicking(false)} /> : null}
    </>
  );
}
