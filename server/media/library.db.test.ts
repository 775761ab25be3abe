import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { libraryFiles, media } from "@/db/schema/media";
import { auditEntries } from "@/db/schema/team";
import { acceptSession } from "../inbox/accept-session";
import { addDesk, clientWrites, messagesOf } from "../inbox/inbox-world";
import { reply } from "../inbox/reply";
import { saveBlockedFiles } from "../team/blocked-files";
import { mayDo } from "../team/permissions";
import { addUser, type TestWorld, testWorld } from "../test-world";
import { addToLibrary, changeLibraryFile, removeFromLibrary, showLibraryUse } from "./change-library";
import { serveMedia } from "./serve-media";
import { storeUpload, type Uploader } from "./store-upload";
import { memoryStorage } from "./test/memory-storage";
import { jpeg, samples } from "./test/sample-files";
import { listLibrary, takeFromLibrary } from "./use-library";

let world: TestWorld;
const storage = memoryStorage();
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const person = async (role: "supervisor" | "operator" = "operator"): Promise<Uploader> => ({
  ...world.ctx,
  storage,
  actor: await addUser(world.ctx, { role }),
});
const mediaRow = async (id: string) => (await world.db.select().from(media).where(eq(media.id, id)))[0];

/** A file in the library, put there by a supervisor. */
async function added(name = "Ceník 2026", folder = "Ceníky") {
  const supervisor = await person("supervisor");
  const upload = await storeUpload(supervisor, { fileName: "cenik.pdf", claimedType: null, bytes: samples.pdf });
  const { id } = await addToLibrary(supervisor, { mediaId: upload.mediaId, name, folder });
  return { supervisor, mediaId: upload.mediaId, libraryFileId: id };
}

describe("the file library (N.60)", () => {
  it("keeps an uploaded file for everybody, by folder and name, with who put it there", async () => {
    const { supervisor, libraryFileId, mediaId } = await added();
    const operator = await person();
    const listed = (await listLibrary(operator)).find(({ id }) => id === libraryFileId);
    expect(listed).toMatchObject({
      name: "Ceník 2026",
      folder: "Ceníky",
      fileName: "cenik.pdf",
      kind: "document",
      isBlocked: false,
    });
    expect(listed?.byteSize).toBe(samples.pdf.length);
    expect((await serveMedia(operator, { mediaId, asDownload: false })).mimeType).toBe("application/pdf");
    await changeLibraryFile(supervisor, { libraryFileId, name: "Ceník servisu", folder: "" });
    expect((await listLibrary(operator)).find(({ id }) => id === libraryFileId)).toMatchObject({
      name: "Ceník servisu",
      folder: "",
    });
    const entries = await world.db.select().from(auditEntries).where(eq(auditEntries.objectId, libraryFileId));
    expect(entries.map(({ action }) => action)).toEqual(["library.added", "library.changed"]);
  });

  it("takes only what the person uploaded, once", async () => {
    const { mediaId, supervisor } = await added();
    const again = { mediaId, name: "Ještě jednou", folder: "" };
    await expect(addToLibrary(supervisor, again)).rejects.toMatchObject({ key: "libraryTwice" });
    await expect(addToLibrary(await person("supervisor"), again)).rejects.toMatchObject({ code: "not_found" });
  });

  it("gives a file out as an upload of the person's own, without uploading it again, and counts its use", async () => {
    const { libraryFileId, mediaId } = await added();
    const desk = await addDesk(world);
    const client = await clientWrites(world, desk.number);
    await acceptSession(desk.petra, client);
    const petra = { ...desk.petra, storage } as Uploader;
    const before = storage.keys().length;
    const taken = await takeFromLibrary(petra, { libraryFileId });
    expect(storage.keys().length).toBe(before);
    expect(taken).toMatchObject({ fileName: "cenik.pdf", mimeType: "application/pdf", kind: "document" });
    const content = { kind: "media" as const, mediaId: taken.mediaId };
    const sent = { messageId: world.ctx.newId(), conversationId: client.conversationId, content };
    expect(await reply(petra, sent)).toEqual({ ok: true });
    const out = (await messagesOf(world, client.conversationId)).find(({ direction }) => direction === "out");
    expect(out).toMatchObject({ kind: "document", mediaId: taken.mediaId });
    expect((await mediaRow(taken.mediaId))?.storageKey).toBe((await mediaRow(mediaId))?.storageKey);
    expect(await showLibraryUse(petra, { libraryFileId })).toEqual({ count: 1, lastAt: world.ctx.now() });
    await removeFromLibrary(petra, { libraryFileId });
    expect((await serveMedia(petra, { mediaId: taken.mediaId, asDownload: false })).byteSize).toBe(samples.pdf.length);
    expect(storage.keys().length).toBe(before);
    await expect(takeFromLibrary(petra, { libraryFileId })).rejects.toMatchObject({ code: "not_found" });
  });

  it("forgets the bytes of what nobody ever took", async () => {
    const { supervisor, libraryFileId, mediaId } = await added();
    const key = (await mediaRow(mediaId))?.storageKey ?? "";
    expect(storage.keys()).toContain(key);
    await removeFromLibrary(supervisor, { libraryFileId });
    expect(storage.keys()).not.toContain(key);
    expect(await mediaRow(mediaId)).toBeUndefined();
    expect(await world.db.select().from(libraryFiles).where(eq(libraryFiles.id, libraryFileId))).toEqual([]);
    await expect(removeFromLibrary(supervisor, { libraryFileId })).rejects.toMatchObject({ code: "not_found" });
  });

  it("sends nothing that the company blocks by now (S1.13)", async () => {
    const supervisor = await person("supervisor");
    const upload = await storeUpload(supervisor, {
      fileName: "logo.jpg",
      claimedType: null,
      bytes: await jpeg(40, 40),
    });
    const { id } = await addToLibrary(supervisor, { mediaId: upload.mediaId, name: "Logo", folder: "" });
    await saveBlockedFiles(supervisor, { kinds: [], extensions: ["jpg"] });
    expect((await listLibrary(supervisor)).find((file) => file.id === id)?.isBlocked).toBe(true);
    await expect(takeFromLibrary(await person(), { libraryFileId: id })).rejects.toMatchObject({
      key: "uploadBlockedExtension",
    });
    await saveBlockedFiles(supervisor, { kinds: [], extensions: [] });
  });

  it("is changed by supervisors and administrators only", () => {
    expect(["admin", "supervisor", "operator"].map((role) => mayDo(role as "admin", "library.manage"))).toEqual([
      true,
      true,
      false,
    ]);
  });
});
