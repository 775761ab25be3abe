/** Where files lie: disk by default, any S3-compatible bucket by env. Keys are made by us, never from a file name. */
export type Storage = {
  put(key: string, bytes: Uint8Array, mimeType: string): Promise<void>;
  /** Null when there is no such file. `range` is inclusive bytes. */
  get(key: string, range?: { start: number; end: number }): Promise<Uint8Array | null>;
  delete(key: string): Promise<void>;
};
