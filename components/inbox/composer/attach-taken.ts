import type { TakenFile } from "@/components/files/library-types";
import { mediaUrl } from "../thread/media-url";
import type { ReadyAttachment } from "./attach-store";

/** Stands for a file that lies on the server: its name, type and size, no bytes. */
class StoredFile extends File {
  readonly #size: number;

  constructor({ fileName, mimeType, byteSize }: TakenFile) {
    super([], fileName, { type: mimeType });
    this.#size = byteSize;
  }

  override get size(): number {
    return this.#size;
  }
}

/** Files of the library as attachments that are uploaded already; only a picture or film is fetched, to be seen before it goes. */
export const toAttached = (files: TakenFile[]): Promise<ReadyAttachment[]> =>
  Promise.all(files.map(async (uploaded) => ({ file: await fileOf(uploaded), caption: "", uploaded })));

async function fileOf(taken: TakenFile): Promise<File> {
  if (taken.kind !== "image" && taken.kind !== "video") return new StoredFile(taken);
  const answer = await fetch(mediaUrl(taken.mediaId)).catch(() => null);
  return answer?.ok ? new File([await answer.blob()], taken.fileName, { type: taken.mimeType }) : new StoredFile(taken);
}
