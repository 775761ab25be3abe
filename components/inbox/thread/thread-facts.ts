import type { ThreadItem, ThreadMessage } from "../inbox-types";

/** Which button of our template the client pressed, by the template's message. */
export function pressedButtons(items: ThreadItem[]): ReadonlyMap<string, string> {
  return new Map(
    items.flatMap((item) => {
      if (item.type !== "message" || item.kind !== "button" || !item.quoted) return [];
      const text = item.payload.button?.text ?? item.body;
      return text ? [[item.quoted.id, text] as const] : [];
    }),
  );
}

/** The photos of a thread in their order, for walking through them. */
export function picturesOf(items: ThreadItem[]): ThreadMessage[] {
  return items.filter(
    (item): item is ThreadMessage =>
      item.type === "message" && (item.kind === "image" || item.kind === "sticker") && item.media?.status === "stored",
  );
}
