import { openAsBlob } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AwsClient } from "aws4fetch";
import { checkedKey, type Storage } from "./storage";

export type S3Settings = {
  /** Without the bucket; the bucket becomes the first part of the path, which every S3-compatible store understands. */
  endpoint: string;
  region: string;
  bucket: string;
  accessKeyId: string;
  secretAccessKey: string;
};

const timeoutMs = 60_000;

/** Files in one bucket of S3 or anything that speaks its protocol. Requests are tried again on 5xx and 429. */
export function s3Storage({ endpoint, bucket, region, accessKeyId, secretAccessKey }: S3Settings): Storage {
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: "s3", retries: 2 });
  const ask = (key: string, init: RequestInit) =>
    client.fetch(`${endpoint.replace(/\/$/, "")}/${bucket}/${checkedKey(key)}`, {
      ...init,
      signal: AbortSignal.timeout(timeoutMs),
    });
  const send = async (key: string, body: Blob, mimeType: string) => {
    // The body is not part of the signature, so that it need not be read before it is sent.
    const headers = { "content-type": mimeType, "x-amz-content-sha256": "UNSIGNED-PAYLOAD" };
    await expect(await ask(key, { method: "PUT", headers, body }), [200, 201, 204]);
  };
  const storage: Storage = {
    put: async (key, bytes, mimeType) => send(key, new Blob([Uint8Array.from(bytes)]), mimeType),
    // S3 wants to know the size first, so the file is gathered on the disk.
    write: async (key, chunks, mimeType) => {
      checkedKey(key);
      const folder = await mkdtemp(join(tmpdir(), "hovorna-"));
      try {
        const path = join(folder, "file");
        await writeFile(path, chunks, { mode: 0o600 });
        await send(key, await openAsBlob(path), mimeType);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
    get: async (key, range) => {
      const headers = range ? { range: `bytes=${range.start}-${range.end}` } : undefined;
      const answer = await ask(key, { method: "GET", ...(headers ? { headers } : {}) });
      if (answer.status === 404) {
        await answer.body?.cancel();
        return null;
      }
      await expect(answer, range ? [200, 206] : [200]);
      const bytes = new Uint8Array(await answer.arrayBuffer());
      // A store that does not know ranges sends the whole file.
      return range && answer.status === 200 ? bytes.subarray(range.start, range.end + 1) : bytes;
    },
    delete: async (key) => {
      await expect(await ask(key, { method: "DELETE" }), [200, 204, 404]);
    },
    check: async () => {
      await storage.get("health", { start: 0, end: 0 });
    },
  };
  return storage;
}

/** The answer's text may name the bucket's owner, so only its status goes into the error. */
async function expect(answer: Response, statuses: number[]): Promise<void> {
  if (statuses.includes(answer.status)) return;
  await answer.body?.cancel();
  throw new Error(`the file store answered ${answer.status}`);
}
