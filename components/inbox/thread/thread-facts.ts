import { isShownPicture } from "@/server/media/rules";
import type { ThreadItem, ThreadMessage } from "../inbox-types";

/** Which button or line of our message the client chose, by our message. */
export function pressedButtons(items: ThreadItem[]): ReadonlyMap<string, string> {
  return new Map(
    items.flatMap((item) => {
      if (item.type !== "message" || !item.quoted || (item.kind !== "button" && item.kind !== "list")) return [];
      const text = item.payload.button?.text ?? item.payload.list?.title ?? item.body;
      return text ? [[item.quoted.id, text] as const] : [];
    }),
  );
}

/** The photos of a thread in their order, for walking through them. */
export function picturesOf(items: ThreadItem[]): ThreadMessage[] {
  return items.filter((item): item is ThreadMessage => item.type === "message" && isPicture(item));
}

/** A photo, also one sent as a file or standing above the text of a template. */
export function isPicture({ kind, media }: Pick<ThreadMessage, "kind" | "media">): boolean {
  if (media?.status !== "stored") return false;
  if (kind === "image" || kind === "sticker") return true;
  return isShownPicture(media.mimeType);
}
