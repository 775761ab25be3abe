import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseEnv } from "../core/env";
import { createStorage } from "./create-storage";
import { diskStorage } from "./disk-storage";
import { s3Storage } from "./s3-storage";
import type { Storage } from "./storage";
import { openStored } from "./stored-file";
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

  async function* arriving(breaksWith?: Error) {
    yield bytes.subarray(0, 400);
    yield bytes.subarray(400);
    if (breaksWith) throw breaksWith;
  }

  it("takes what is still arriving, whole or not at all", async () => {
    const storage = create();
    await storage.write("files/arriving", arriving(), "image/jpeg");
    expect(Buffer.from((await storage.get("files/arriving")) ?? [])).toEqual(bytes);
    const broken = storage.write("files/broken", arriving(new Error("it broke off")), "image/jpeg");
    await expect(broken).rejects.toThrow("it broke off");
    expect(await storage.get("files/broken")).toBeNull();
    await expect(async () => storage.write("../outside", arriving(), "image/jpeg")).rejects.toThrow(
      "not a key of ours",
    );
  });

  it("hands a file out piece by piece while it is sent", async () => {
    const storage = create();
    const large = Buffer.alloc(2.5 * 1024 * 1024, "kolo");
    await storage.put("files/large", large, "video/mp4");
    const asked: number[] = [];
    const watched: Storage = {
      ...storage,
      get: (key, range) => {
        asked.push(range ? range.end - range.start + 1 : Number.POSITIVE_INFINITY);
        return storage.get(key, range);
      },
    };
    const facts = { storageKey: "files/large", byteSize: large.length, mimeType: "video/mp4", fileName: "kolo.mp4" };
    const file = await openStored(watched, facts);
    const form = new FormData();
    if (file) form.set("file", file);
    const request = new Request("http://desk.example", { method: "POST", body: form });
    const sent = (await request.formData()).get("file");
    expect(sent instanceof File && [sent.name, sent.type, Buffer.from(await sent.arrayBuffer()).equals(large)]).toEqual(
      ["kolo.mp4", "video/mp4", true],
    );
    expect(Math.max(...asked)).toBeLessThanOrEqual(1024 * 1024);
    expect(await openStored(storage, { ...facts, storageKey: "files/nobody" })).toBeNull();
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
  const breaking = async function* () {
    yield Buffer.from("half");
    throw new Error("it broke off");
  };
  await expect(diskStorage(join(folder, "clean")).write("files/b", breaking(), "text/plain")).rejects.toThrow();
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
