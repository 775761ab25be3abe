import { z } from "zod";

/** Kinds of files as WhatsApp tells them apart; a voice message is sound. */
export const fileKinds = ["image", "video", "audio", "document", "sticker"] as const;
export type FileKind = (typeof fileKinds)[number];

export const maxExtensions = 100;
const extension = /^[a-z0-9]{1,10}$/;

/** What the company takes from nobody and sends to nobody (S1.13): whole kinds, and files by their extension. */
export const blockedFilesSchema = z.object({
  kinds: z.array(z.enum(fileKinds)).default([]),
  extensions: z.array(z.string().regex(extension)).max(maxExtensions).default([]),
});
export type BlockedFiles = z.infer<typeof blockedFilesSchema>;

export const nothingBlocked: BlockedFiles = { kinds: [], extensions: [] };

/** Extensions as somebody writes them: with or without dots and stars, between commas or spaces; `wrong` are those that are none. */
export function readExtensions(text: string): { extensions: string[]; wrong: string[] } {
  const words = text
    .toLowerCase()
    .split(/[\s,;]+/)
    .map((word) => word.replace(/^\*?\./, ""))
    .filter(Boolean);
  const all = [...new Set(words)];
  return { extensions: all.filter((word) => extension.test(word)), wrong: all.filter((word) => !extension.test(word)) };
}
