"use client";
import { FileText, Film, Music } from "lucide-react";
import { mediaUrl } from "@/components/inbox/thread/media-url";
import type { LibraryFile } from "./library-types";

const icons = { video: Film, audio: Music, voice: Music, document: FileText } as const;

/** A small picture of a file, or the sign of its kind. */
export function LibraryTile({ file }: { file: Pick<LibraryFile, "kind" | "mediaId"> }) {
  const look = "size-10 shrink-0 rounded-sm bg-press";
  if (file.kind === "image" || file.kind === "sticker")
    return <img src={mediaUrl(file.mediaId)} alt="" loading="lazy" className={`${look} object-cover`} />;
  const Icon = icons[file.kind];
  return (
    <span aria-hidden className={`${look} grid place-items-center text-text-2`}>
      <Icon className="size-5" />
    </span>
  );
}
