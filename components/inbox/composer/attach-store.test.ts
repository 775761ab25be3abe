import { describe, expect, it } from "vitest";
import { AttachStore } from "./attach-store";
import type { Uploaded, uploadFile } from "./upload-file";

const pdf = (name = "Zakázkový list.pdf") => new File(["obsah"], name, { type: "application/pdf" });
const stored = (mediaId: string): Uploaded => ({
  mediaId,
  kind: "document",
  mimeType: "application/pdf",
  fileName: "a.pdf",
  byteSize: 5,
});

/** A server whose answers are given by hand. */
function server() {
  const calls: { file: File; signal: AbortSignal; answer: (uploaded: Uploaded) => void; fail: () => void }[] = [];
  const upload: typeof uploadFile = (file, { signal }) =>
    new Promise((resolve, reject) => {
      signal.addEventListener("abort", () => reject(new Error("cancelled")));
      calls.push({ file, signal, answer: resolve, fail: () => reject(new Error("offline")) });
    });
  return { calls, store: new AttachStore(upload) };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

describe("attached files", () => {
  it("are uploaded at once and handed over in their order with their captions", async () => {
    const { calls, store } = server();
    store.add("k1", [pdf("a.pdf"), pdf("b.pdf")], "meta");
    calls[1]?.answer(stored("b"));
    calls[0]?.answer(stored("a"));
    await settled();
    store.setCaption("k1", store.list("k1")[0]?.id ?? "", "  k zakázce ");
    expect(store.takeReady("k1")).toMatchObject([
      { uploaded: { mediaId: "a" }, caption: "k zakázce" },
      { uploaded: { mediaId: "b" }, caption: "" },
    ]);
    expect(store.list("k1")).toEqual([]);
  });

  it("stay with their conversation", () => {
    const { store } = server();
    store.add("k1", [pdf()], "meta");
    expect(store.list("k2")).toEqual([]);
    expect(store.list("k1")).toHaveLength(1);
  });

  it("are refused before anything is uploaded", () => {
    const { calls, store } = server();
    store.add("k1", [new File([], "prazdny.txt"), pdf()], "meta");
    expect(store.list("k1").map(({ state }) => state.phase)).toEqual(["refused", "uploading"]);
    expect(calls).toHaveLength(1);
  });

  it("can be tried again after a failure, and removed while they are uploaded", async () => {
    const { calls, store } = server();
    store.add("k1", [pdf()], "meta");
    calls[0]?.fail();
    await settled();
    const id = store.list("k1")[0]?.id ?? "";
    expect(store.list("k1")[0]?.state.phase).toBe("failed");
    store.retry("k1", id);
    expect(calls).toHaveLength(2);
    store.remove("k1", id);
    expect(calls[1]?.signal.aborted).toBe(true);
    await settled();
    expect(store.list("k1")).toEqual([]);
  });

  it("go two at a time, the others wait their turn, and one that failed costs the others nothing (S1.8)", async () => {
    const { calls, store } = server();
    store.add("k1", ["a.pdf", "b.pdf", "c.pdf", "d.pdf"].map(pdf), "meta");
    const phases = () => store.list("k1").map(({ state }) => state.phase);
    expect([phases(), calls.length]).toEqual([["uploading", "uploading", "queued", "queued"], 2]);
    calls[0]?.fail();
    await settled();
    expect(phases()).toEqual(["failed", "uploading", "uploading", "queued"]);
    store.remove("k1", store.list("k1")[3]?.id ?? "");
    calls[1]?.answer(stored("b"));
    calls[2]?.answer(stored("c"));
    await settled();
    expect([phases(), calls.length]).toEqual([["failed", "ready", "ready"], 3]);
    store.retry("k1", store.list("k1")[0]?.id ?? "");
    calls[3]?.answer(stored("a"));
    await settled();
    expect(store.takeReady("k1").map(({ uploaded }) => uploaded.mediaId)).toEqual(["a", "b", "c"]);
    expect(store.takeReady("k1")).toEqual([]);
  });

  it("go on where their upload stopped when they are tried again (S1.8)", async () => {
    const places: unknown[] = [];
    const upload: typeof uploadFile = async (_file, { place }) => {
      places.push(place && { ...place });
      if (place) place.sent = 3;
      throw new Error("offline");
    };
    const store = new AttachStore(upload);
    store.add("k1", [pdf()], "meta");
    await settled();
    store.retry("k1", store.list("k1")[0]?.id ?? "");
    store.retry("k1", store.list("k1")[0]?.id ?? "");
    await settled();
    expect(places).toMatchObject([{ sent: 0 }, { sent: 3 }]);
  });

  it("come back when they could not be sent, without a new upload", async () => {
    const { calls, store } = server();
    store.add("k1", [pdf(), new File([], "prazdny.txt")], "meta");
    calls[0]?.answer(stored("a"));
    await settled();
    const [taken] = store.takeReady("k1");
    expect(store.list("k1")).toEqual([]);
    if (taken) store.putBack("k1", { ...taken, caption: "k zakázce" }, "meta");
    expect(store.list("k1")).toMatchObject([{ caption: "k zakázce", state: { phase: "ready" } }]);
    expect(calls).toHaveLength(1);
  });

  it("that are not ready are left where they are", async () => {
    const { store } = server();
    store.add("k1", [pdf()], "meta");
    expect(store.takeReady("k1")).toEqual([]);
    expect(store.list("k1")).toHaveLength(1);
  });
});
