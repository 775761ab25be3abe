"use client";
import { laterToasts } from "../ui/later-toasts";

/** `about`: the conversation or the campaign. */
export type NoticeData = { about: string; onOpen: () => void };

/** Notices are no toasts: they come unasked, beside whatever the person does, and several stand at once. */
export const notices = laterToasts<NoticeData>();

const shownMs = 8_000;
const standing = new Map<string, string>();

/** One notice a conversation or campaign: a newer one takes the place of the older one. */
export function showNotice({ title, text, data }: { title: string; text: string; data: NoticeData }): void {
  closeNotice(data.about);
  const id = notices.add({ title, description: text, timeout: shownMs, data });
  standing.set(data.about, id);
}

export function closeNotice(about: string): void {
  const id = standing.get(about);
  if (id) notices.close(id);
  standing.delete(about);
}
