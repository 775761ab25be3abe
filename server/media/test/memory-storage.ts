import type { Storage } from "../storage";

/** A storage for tests that look into it. */
export function memoryStorage(): Storage & { keys: () => string[] } {
  const files = new Map<string, Buffer>();
  return {
    put: async (key, bytes) => void files.set(key, Buffer.from(bytes)),
    write: async (key, chunks) => {
      const parts: Uint8Array[] = [];
      for await (const part of chunks) parts.push(part);
      files.set(key, Buffer.concat(parts));
    },
    get: async (key, range) => {
      const file = files.get(key) ?? null;
      return file && range ? file.subarray(range.start, range.end + 1) : file;
    },
    delete: async (key) => void files.delete(key),
    check: async () => undefined,
    keys: () => [...files.keys()],
  };
}
