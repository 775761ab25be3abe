import type { ProviderName } from "@/db/enums";
import type { MediaKind } from "@/server/providers/types";
import { type BlockedFiles, nothingBlocked } from "@/server/team/blocked-file-rules";
import { checkFile, type FileCheck } from "./attach-check";
import { newMessageId } from "./composer-ids";
import { newUploadPlace, type Uploaded, type UploadPlace, uploadFile } from "./upload-file";

export type Attachment = {
  id: string;
  file: File;
  kind: MediaKind;
  /** Of pictures and films only; lives until the file is removed. */
  previewUrl: string | null;
  caption: string;
  /** How far its upload has come, for the next try. */
  place: UploadPlace;
  state:
    | { phase: "refused"; check: Extract<FileCheck, { ok: false }> }
    /** Its turn comes. */
    | { phase: "queued" }
    | { phase: "uploading"; share: number }
    | { phase: "failed"; error: unknown }
    | { phase: "ready"; uploaded: Uploaded };
};

export type ReadyAttachment = { file: File; caption: string; uploaded: Uploaded };

const none: readonly Attachment[] = [];
/** More at once would not be faster, and the first file is ready sooner. */
const maxUploads = 2;

/**
 * Files attached but not sent, by conversation. They live outside the components: moving to another conversation keeps them and
 * their uploads going.
 */
export class AttachStore {
  #lists = new Map<string, readonly Attachment[]>();
  #uploads = new Map<string, AbortController>();
  #queue: { key: string; id: string }[] = [];
  #listeners = new Set<() => void>();

  constructor(private readonly upload: typeof uploadFile = uploadFile) {}

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  isEmpty = (): boolean => this.#lists.size === 0;

  list = (key: string): readonly Attachment[] => this.#lists.get(key) ?? none;

  /** Checks every file and uploads those that may go; a refused one stays in the list with its reason. */
  add(key: string, files: readonly File[], provider: ProviderName, list: BlockedFiles = nothingBlocked): void {
    const added = files.map((file) => toAttachment(file, provider, list));
    this.#set(key, [...this.list(key), ...added]);
    for (const { id, state } of added) if (state.phase === "queued") this.#queue.push({ key, id });
    this.#next();
  }

  /** Files that are on the server already (N.60); what this provider does not take stays in the list with its reason. */
  addReady(
    key: string,
    files: readonly ReadyAttachment[],
    provider: ProviderName,
    list: BlockedFiles = nothingBlocked,
  ): void {
    const added = files.map(({ file, caption, uploaded }) => {
      const item = toAttachment(file, provider, list);
      const state = item.state.phase === "refused" ? item.state : { phase: "ready" as const, uploaded };
      return { ...item, caption, state };
    });
    this.#set(key, [...this.list(key), ...added]);
  }

  setCaption(key: string, id: string, caption: string): void {
    this.#change(key, id, { caption });
  }

  retry(key: string, id: string): void {
    const item = this.list(key).find((other) => other.id === id);
    if (item?.state.phase !== "failed") return;
    this.#change(key, id, { state: { phase: "queued" } });
    this.#queue.push({ key, id });
    this.#next();
  }

  /** Cancels the upload, too. */
  remove(key: string, id: string): void {
    this.#uploads.get(id)?.abort();
    const gone = this.list(key).find((item) => item.id === id);
    if (gone?.previewUrl) URL.revokeObjectURL(gone.previewUrl);
    this.#set(
      key,
      this.list(key).filter((item) => item.id !== id),
    );
  }

  /** Takes out what has been uploaded, in order, to be sent; what was refused is gone with it. */
  takeReady(key: string): ReadyAttachment[] {
    const items = this.list(key);
    for (const { id, state } of items) if (state.phase === "ready" || state.phase === "refused") this.remove(key, id);
    return items.flatMap(toReady);
  }

  /** It could not be sent after all; it need not be uploaded again. */
  putBack(key: string, { file, caption, uploaded }: ReadyAttachment, provider: ProviderName): void {
    const state = { phase: "ready" as const, uploaded };
    this.#set(key, [...this.list(key), { ...toAttachment(file, provider, nothingBlocked), caption, state }]);
  }

  #next(): void {
    while (this.#uploads.size < maxUploads) {
      const next = this.#queue.shift();
      if (!next) return;
      void this.#send(next.key, next.id);
    }
  }

  async #send(key: string, id: string): Promise<void> {
    const item = this.list(key).find((other) => other.id === id);
    if (!item) return;
    const controller = new AbortController();
    this.#uploads.set(id, controller);
    this.#change(key, id, { state: { phase: "uploading", share: item.place.sent / item.file.size } });
    try {
      const uploaded = await this.upload(item.file, {
        signal: controller.signal,
        place: item.place,
        onProgress: (share) => this.#change(key, id, { state: { phase: "uploading", share } }),
      });
      this.#change(key, id, { state: { phase: "ready", uploaded } });
    } catch (error) {
      if (!controller.signal.aborted) this.#change(key, id, { state: { phase: "failed", error } });
    } finally {
      this.#uploads.delete(id);
      this.#next();
    }
  }

  #change(key: string, id: string, change: Partial<Attachment>): void {
    this.#set(
      key,
      this.list(key).map((item) => (item.id === id ? { ...item, ...change } : item)),
    );
  }

  #set(key: string, items: readonly Attachment[]): void {
    if (items.length > 0) this.#lists.set(key, items);
    else this.#lists.delete(key);
    for (const listener of this.#listeners) listener();
  }
}

/** As it may be sent; nothing while it is not uploaded. */
export function toReady({ file, caption, state }: Attachment): ReadyAttachment[] {
  return state.phase === "ready" ? [{ file, caption: caption.trim(), uploaded: state.uploaded }] : [];
}

function toAttachment(file: File, provider: ProviderName, list: BlockedFiles): Attachment {
  const check = checkFile(file, provider, list);
  const kind = check.ok ? check.kind : "document";
  const hasPreview = check.ok && (kind === "image" || kind === "video");
  return {
    id: newMessageId(),
    file,
    kind,
    caption: "",
    previewUrl: hasPreview ? URL.createObjectURL(file) : null,
    place: newUploadPlace(),
    state: check.ok ? { phase: "queued" } : { phase: "refused", check },
  };
}
