"use client";
import { useSyncExternalStore } from "react";
import type { TakenFile } from "@/components/files/library-types";
import { useBlockedFiles } from "@/components/files/use-blocked-files";
import type { Conversation } from "../inbox-types";
import { AttachStore, type ReadyAttachment, toReady } from "./attach-store";
import { toAttached } from "./attach-taken";

const store = new AttachStore();
const none: ReturnType<typeof store.list> = [];

/** Whether files are attached anywhere. */
export const hasAttachments = (): boolean => !store.isEmpty();

/** The files attached in this conversation, and what can be done with them. */
export function useAttachments({ id: key, number }: Pick<Conversation, "id" | "number">) {
  const blocked = useBlockedFiles();
  const items = useSyncExternalStore(
    store.subscribe,
    () => store.list(key),
    () => none,
  );
  return {
    items,
    ready: items.flatMap(toReady),
    hasReady: items.some(({ state }) => state.phase === "ready"),
    isWaiting: items.some(({ state }) => ["queued", "uploading", "failed"].includes(state.phase)),
    add: (files: readonly File[]) => store.add(key, files, number.provider, blocked),
    /** Files taken out of the library. */
    take: async (files: TakenFile[]) => store.addReady(key, await toAttached(files), number.provider, blocked),
    setCaption: (id: string, caption: string) => store.setCaption(key, id, caption),
    retry: (id: string) => store.retry(key, id),
    remove: (id: string) => store.remove(key, id),
    takeReady: () => store.takeReady(key),
    putBack: (attachment: ReadyAttachment) => store.putBack(key, attachment, number.provider),
  };
}

export type Attachments = ReturnType<typeof useAttachments>;
