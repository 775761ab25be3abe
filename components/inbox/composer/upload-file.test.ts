import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Refusal } from "@/components/live/use-error-text";
import { maxPartBytes } from "@/server/media/rules";
import { newUploadPlace, uploadFile } from "./upload-file";

type Doors = NonNullable<Parameters<typeof uploadFile>[1]["doors"]>;
type Fault = "none" | "lostRequest" | "lostAnswer";

/** A file that only knows its size, so that a hundred megabytes cost nothing; its parts tell where they were cut. */
const sized = (size: number): File => {
  const file = new File(["x"], "film.mp4", { type: "video/mp4" });
  Object.defineProperty(file, "size", { value: size });
  file.slice = (start = 0, end = size) => Object.assign(new Blob(), { cut: [start, Math.min(end, size)] as const });
  return file;
};

/** The server's rule (store-upload-part): parts in order, a repeated one is harmless. `faults` befall the requests one by one. */
function server(faults: Fault[] = []) {
  const received = new Map<string, number>();
  const waited: number[] = [];
  let bytes = 0;
  const send: Doors["send"] = async ({ url, body }) => {
    const fault = faults.shift() ?? "none";
    if (fault === "lostRequest") throw new Error("offline");
    const query = new URL(url, "http://desk").searchParams;
    const [id, offset, size] = [query.get("upload") ?? "", Number(query.get("offset")), Number(query.get("size"))];
    const [start, end] = (body as Blob & { cut: [number, number] }).cut;
    expect([start, end - start <= maxPartBytes]).toEqual([offset, true]);
    const had = received.get(id) ?? 0;
    if (offset > had) throw new Refusal("uploadOutOfOrder", { offset: had });
    if (end > had) {
      received.set(id, end);
      bytes += end - start;
    }
    if (fault === "lostAnswer") throw new Error("offline");
    return end === size ? { mediaId: id, kind: "video" } : { received: end };
  };
  const wait: Doors["wait"] = async (ms) => void waited.push(ms);
  return { doors: { send, wait }, received, waited, bytes: () => bytes };
}

const go = (file: File, desk: ReturnType<typeof server>, place = newUploadPlace()) =>
  uploadFile(file, { signal: new AbortController().signal, onProgress: () => undefined, doors: desk.doors, place });

describe("an upload (S1.8)", () => {
  it("of any size arrives whole and once, whatever is lost on the way", async () => {
    const fault = fc.constantFrom<Fault>("none", "none", "lostRequest", "lostAnswer");
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 100 * 1024 * 1024 }), fc.array(fault), async (size, faults) => {
        const desk = server(faults);
        const place = newUploadPlace();
        const attempt = (): Promise<unknown> => go(sized(size), desk, place).catch(attempt);
        expect(await attempt()).toEqual({ mediaId: place.id, kind: "video" });
        expect([...desk.received]).toEqual([[place.id, size]]);
        expect(desk.bytes()).toBe(size);
      }),
    );
  });

  it("waits longer each time, then leaves it to the person, who goes on where it stopped", async () => {
    const desk = server(["none", "lostRequest", "lostRequest", "lostRequest", "lostRequest"]);
    const place = newUploadPlace();
    const file = sized(3 * maxPartBytes);
    await expect(go(file, desk, place)).rejects.toThrow("offline");
    expect([desk.waited, place.sent]).toEqual([[1000, 3000, 9000], maxPartBytes]);
    await go(file, desk, place);
    expect(desk.bytes()).toBe(file.size);
  });

  it("goes on where the server says when the two disagree", async () => {
    const desk = server();
    const place = { id: "u1", sent: 2 * maxPartBytes };
    await go(sized(3 * maxPartBytes), desk, place);
    expect([...desk.received]).toEqual([["u1", 3 * maxPartBytes]]);
  });

  it("begins anew when the server has swept away its beginning", async () => {
    const desk = server();
    const place = { id: "old", sent: maxPartBytes };
    const send: Doors["send"] = (part) =>
      part.url.includes("upload=old") ? Promise.reject(new Refusal("notFound")) : desk.doors.send(part);
    const file = sized(2 * maxPartBytes);
    const signal = new AbortController().signal;
    await uploadFile(file, { signal, onProgress: () => undefined, doors: { ...desk.doors, send }, place });
    expect([...desk.received.values()]).toEqual([file.size]);
  });

  it("that is refused is not tried again by itself, and begins anew when somebody does", async () => {
    const desk = server();
    const place = newUploadPlace();
    const { id } = place;
    let asked = 0;
    const send: Doors["send"] = async () => {
      asked += 1;
      throw new Refusal("uploadType");
    };
    const signal = new AbortController().signal;
    const doors = { ...desk.doors, send };
    const refused = uploadFile(sized(10), { signal, onProgress: () => undefined, doors, place });
    await expect(refused).rejects.toThrow(Refusal);
    expect([asked, place.sent, place.id === id]).toEqual([1, 0, false]);
  });

  it("that was cancelled stops at once", async () => {
    const controller = new AbortController();
    const desk = server(["lostRequest"]);
    controller.abort();
    const { signal } = controller;
    await expect(uploadFile(sized(10), { signal, onProgress: () => undefined, doors: desk.doors })).rejects.toThrow();
    expect(desk.waited).toEqual([]);
  });

  it("of nothing is refused", async () => {
    await expect(go(sized(0), server())).rejects.toThrow(Refusal);
  });
});
