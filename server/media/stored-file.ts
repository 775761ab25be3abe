import type { Storage } from "./storage";

const pieceBytes = 1024 * 1024;

/** A file of ours that is read from the storage only while somebody takes it, so that a request streams it. */
class StoredFile extends File {
  readonly #size: number;
  readonly #open: () => ReadableStream<Uint8Array<ArrayBuffer>>;

  constructor(file: Stored, open: () => ReadableStream<Uint8Array<ArrayBuffer>>) {
    super([], file.fileName, { type: file.mimeType });
    this.#size = file.byteSize;
    this.#open = open;
  }

  override get size(): number {
    return this.#size;
  }

  override stream() {
    return this.#open();
  }
}

type Stored = { storageKey: string; byteSize: number; mimeType: string; fileName: string };

/** Null when the storage has no such file. */
export async function openStored(storage: Storage, file: Stored): Promise<File | null> {
  if (!(await storage.get(file.storageKey, { start: 0, end: 0 }))) return null;
  return new StoredFile(file, () => pieces(storage, file));
}

function pieces(storage: Storage, { storageKey, byteSize }: Stored): ReadableStream<Uint8Array<ArrayBuffer>> {
  let next = 0;
  return new ReadableStream(
    {
      pull: async (controller) => {
        if (next >= byteSize) return controller.close();
        const bytes = await storage.get(storageKey, { start: next, end: Math.min(byteSize, next + pieceBytes) - 1 });
        if (!bytes?.length) throw new Error("the stored file is shorter than its row says");
        next += bytes.length;
        controller.enqueue(Uint8Array.from(bytes));
      },
    },
    { highWaterMark: 0 },
  );
}
