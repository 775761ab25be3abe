import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseEnv } from "../core/env";
import { createStorage } from "./create-storage";
import { diskStorage } from "./disk-storage";
import { s3Storage } from "./s3-storage";
import type { Storage } from "./storage";
import { startFakeS3 } from "./test/fake-s3";

const folder = mkdtempSync(join(tmpdir(), "hovorna-storage-"));
let s3: Awaited<ReturnType<typeof startFakeS3>>;
const s3Settings = () => ({
  endpoint: `${s3.url}/`,
  bucket: "desk",
  region: "auto",
  accessKeyId: "id",
  secretAccessKey: "secret",
});
beforeAll(async () => {
  s3 = await startFakeS3();
});
afterAll(() => {
  s3.close();
  rmSync(folder, { recursive: true, force: true });
});

const kinds: [string, () => Storage][] = [
  ["disk", () => diskStorage(join(folder, "media"))],
  ["S3", () => s3Storage(s3Settings())],
];

describe.each(kinds)("%s", (_, create) => {
  const bytes = Buffer.from(Array.from({ length: 1000 }, (_, n) => n % 251));

  it("gives back what it was given, whole and in ranges", async () => {
    const storage = create();
    await storage.put("files/one", bytes, "image/jpeg");
    expect(Buffer.from((await storage.get("files/one")) ?? [])).toEqual(bytes);
    expect(Buffer.from((await storage.get("files/one", { start: 10, end: 19 })) ?? [])).toEqual(bytes.subarray(10, 20));
    expect(Buffer.from((await storage.get("files/one", { start: 999, end: 999 })) ?? [])).toEqual(bytes.subarray(999));
  });

  it("overwrites and deletes, also what is not there", async () => {
    const storage = create();
    await storage.put("files/two", bytes, "image/jpeg");
    await storage.put("files/two", Buffer.from("new"), "text/plain");
    expect(Buffer.from((await storage.get("files/two")) ?? []).toString()).toBe("new");
    await storage.delete("files/two");
    await storage.delete("files/two");
    expect(await storage.get("files/two")).toBeNull();
    expect(await storage.get("files/two", { start: 0, end: 1 })).toBeNull();
  });

  it.each([
    "../outside",
    "/etc/passwd",
    "files/../../x",
    "files//x",
    "files/x.jpg",
    "",
    "files/x?acl",
    "a".repeat(201),
  ])("takes no key that is not ours: %s", async (key) => {
    await expect(async () => create().put(key, bytes, "image/jpeg")).rejects.toThrow("not a key of ours");
    await expect(async () => create().get(key)).rejects.toThrow("not a key of ours");
  });

  it("knows that it works", async () => {
    await expect(create().check()).resolves.toBeUndefined();
  });
});

it("leaves nothing unfinished on the disk", async () => {
  await diskStorage(join(folder, "clean")).put("files/a", Buffer.from("x"), "text/plain");
  expect(readdirSync(join(folder, "clean", "files"))).toEqual(["a"]);
});

it("signs each request to S3 and stays in its bucket", async () => {
  await s3Storage(s3Settings()).put("files/signed", Buffer.from("x"), "text/plain");
  const last = s3.requests.at(-1);
  expect(last).toMatchObject({ method: "PUT", path: "/desk/files/signed" });
  expect(last?.authorization).toMatch(/^AWS4-HMAC-SHA256 Credential=id\/\d{8}\/auto\/s3\/aws4_request/);
});

it("is not healthy without its folder or its store", async () => {
  const file = join(folder, "a-file");
  writeFileSync(file, "");
  await expect(diskStorage(join(file, "below")).check()).rejects.toThrow();
  await expect(s3Storage({ ...s3Settings(), endpoint: "http://127.0.0.1:9" }).check()).rejects.toThrow();
});

it("says which variable is missing", () => {
  const env = parseEnv({
    DATABASE_URL: "postgres://h/d",
    APP_URL: "http://localhost:3000",
    NEXTAUTH_SECRET: "s".repeat(32),
    ENCRYPTION_KEYS: `k1:${Buffer.alloc(32, 7).toString("base64")}`,
    STORAGE_KIND: "s3",
    STORAGE_ENDPOINT: "http://store.example",
  });
  expect(() => createStorage(env)).toThrow("STORAGE_BUCKET");
});
