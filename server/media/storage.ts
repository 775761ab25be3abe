/** Where files lie: disk by default, any S3-compatible bucket by env. Keys are made by us, never from a file name. */
export type Storage = {
  put(key: string, bytes: Uint8Array, mimeType: string): Promise<void>;
  /** The same for a file that is still arriving: it is there whole or, when its source throws, not at all. */
  write(key: string, chunks: AsyncIterable<Uint8Array>, mimeType: string): Promise<void>;
  /** Null when there is no such file. `range` is inclusive bytes. */
  get(key: string, range?: { start: number; end: number }): Promise<Uint8Array | null>;
  /** Nothing happens when there is no such file. */
  delete(key: string): Promise<void>;
  /** Throws when files can be neither kept nor read. */
  check(): Promise<void>;
};

/** What our keys look like; whatever else arrives here is a mistake of ours and must not become a path. */
const keyForm = /^[a-z0-9-]+(?:\/[a-z0-9-]+)*$/;

export function checkedKey(key: string): string {
  if (!keyForm.test(key) || key.length > 200) throw new Error("not a key of ours");
  return key;
}
