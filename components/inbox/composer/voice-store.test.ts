import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { maxVoiceSeconds } from "@/server/media/rules";
import type { Uploaded, uploadFile } from "./upload-file";
import { MicrophoneError, type Recording } from "./voice-recorder";
import { VoiceStore } from "./voice-store";

const uploaded: Uploaded = {
  mediaId: "m1",
  kind: "audio",
  mimeType: "audio/ogg; codecs=opus",
  fileName: "voice.ogg",
  byteSize: 3,
};

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A microphone, a converter and a server whose answers are given by hand. */
function desk({ isVoice = true, broken = false } = {}) {
  const recordings: { discarded: boolean; paused: boolean; lost: () => void }[] = [];
  const uploads: { file: File; signal: AbortSignal; answer: () => void; fail: () => void; part: () => void }[] = [];
  const permission: { refuse: Error | null; wait: Promise<void> } = { refuse: null, wait: Promise.resolve() };
  const start = async (onLost: () => void): Promise<Recording> => {
    await permission.wait;
    if (permission.refuse) throw permission.refuse;
    const own = { discarded: false, paused: false, lost: onLost };
    recordings.push(own);
    return {
      pause: () => void Object.assign(own, { paused: true }),
      resume: () => void Object.assign(own, { paused: false }),
      level: () => 0.5,
      stop: async () => new Blob(["abc"], { type: "audio/webm" }),
      discard: () => void Object.assign(own, { discarded: true }),
    };
  };
  const prepare = async (recorded: Blob) => {
    if (broken) throw new Error("nothing was recorded");
    return { file: new Blob([recorded], { type: isVoice ? "audio/ogg; codecs=opus" : "audio/mp4" }), isVoice };
  };
  const upload: typeof uploadFile = (file, { signal, onProgress }) =>
    new Promise((resolve, reject) => {
      signal.addEventListener("abort", () => reject(new Error("cancelled")));
      const fail = () => reject(new Error("offline"));
      uploads.push({ file, signal, answer: () => resolve(uploaded), fail, part: () => onProgress(0.5) });
    });
  const store = new VoiceStore({ start, prepare, upload, nowMs: () => Date.now() });
  return { store, recordings, uploads, permission, phase: () => store.of("k1").phase };
}

const settled = () => vi.advanceTimersByTimeAsync(0);

describe("a voice message (O18)", () => {
  it("is recorded by the clock without its pauses, kept to be heard and handed over once, however often Send is pressed", async () => {
    const { store, recordings, uploads, phase } = desk();
    await store.ask("k1");
    await vi.advanceTimersByTimeAsync(2000);
    store.pause("k1");
    expect([phase(), recordings[0]?.paused]).toEqual(["paused", true]);
    await vi.advanceTimersByTimeAsync(60_000);
    store.resume("k1");
    await vi.advanceTimersByTimeAsync(1000);
    expect(store.of("k1").ms).toBe(3000);
    expect(store.of("k1").levels).toHaveLength(30);
    await store.finish("k1");
    expect(store.of("k1")).toMatchObject({ phase: "ready", recorded: { isVoice: true, ms: 3000 } });
    const delivered: string[] = [];
    const deliver = ({ uploaded: { mediaId } }: { uploaded: Uploaded }) => void delivered.push(mediaId);
    const sending = [store.send("k1", deliver), store.send("k1", deliver)];
    await settled();
    uploads[0]?.part();
    expect(store.of("k1")).toMatchObject({ phase: "sending", share: 0.5 });
    uploads[0]?.answer();
    await Promise.all(sending);
    expect([delivered, uploads.length, phase()]).toEqual([["m1"], 1, "idle"]);
    expect(uploads[0]?.file).toMatchObject({ name: "voice.ogg", type: "audio/ogg; codecs=opus" });
  });

  it("is ended and sent by one press while it is recorded", async () => {
    const { store, uploads } = desk();
    await store.ask("k1");
    await vi.advanceTimersByTimeAsync(500);
    const deliver = vi.fn();
    const sending = [store.send("k1", deliver), store.send("k1", deliver)];
    await settled();
    uploads[0]?.answer();
    await Promise.all(sending);
    expect([deliver.mock.calls.length, uploads.length]).toEqual([1, 1]);
  });

  it("of a browser without Opus goes as an ordinary sound file", async () => {
    const { store } = desk({ isVoice: false });
    await store.ask("k1");
    await store.finish("k1");
    expect(store.of("k1").recorded).toMatchObject({ isVoice: false, file: { name: "voice.m4a", type: "audio/mp4" } });
  });

  it("ends by itself at the longest length and when the microphone is pulled out", async () => {
    const { store, recordings, phase } = desk();
    await store.ask("k1");
    await vi.advanceTimersByTimeAsync(maxVoiceSeconds * 1000 + 5000);
    expect(store.of("k1")).toMatchObject({ phase: "ready", ms: maxVoiceSeconds * 1000 });
    store.discard("k1");
    await store.ask("k1");
    recordings[1]?.lost();
    await settled();
    expect(phase()).toBe("ready");
  });

  it.each([
    [new MicrophoneError("denied"), "denied"],
    [new MicrophoneError("missing"), "missing"],
    [new Error("something else"), "broken"],
  ])("says why there is none: %s", async (error, refusal) => {
    const { store, permission } = desk();
    permission.refuse = error;
    await store.ask("k1");
    expect(store.of("k1")).toMatchObject({ phase: "refused", refusal });
    permission.refuse = null;
    await store.ask("k1");
    expect(store.of("k1")).toMatchObject({ phase: "recording", refusal: null });
  });

  it("of nothing says so instead of being sent", async () => {
    const { store, uploads } = desk({ broken: true });
    await store.ask("k1");
    await store.send("k1", () => undefined);
    expect(store.of("k1")).toMatchObject({ phase: "refused", refusal: "broken" });
    expect(uploads).toEqual([]);
  });

  it("does not begin when it was called off while the browser asked for the microphone", async () => {
    const { store, permission, recordings, phase } = desk();
    let allow = () => {};
    permission.wait = new Promise((resolve) => {
      allow = resolve;
    });
    const asked = store.ask("k1");
    store.discard("k1");
    allow();
    await asked;
    expect([phase(), recordings[0]?.discarded]).toEqual(["idle", true]);
  });

  it("outlives a failed upload, a stopped one and a refusal of the server, without a second upload", async () => {
    const { store, uploads, phase } = desk();
    await store.ask("k1");
    await store.finish("k1");
    const deliver = vi.fn();
    void store.send("k1", deliver);
    await settled();
    uploads[0]?.fail();
    await settled();
    expect(phase()).toBe("failed");
    void store.send("k1", deliver);
    await settled();
    store.stop("k1");
    await settled();
    expect([phase(), uploads[1]?.signal.aborted]).toEqual(["ready", true]);
    void store.send("k1", deliver);
    await settled();
    uploads[2]?.answer();
    await settled();
    store.putBack("k1", deliver.mock.calls[0]?.[0]);
    expect(phase()).toBe("ready");
    await store.send("k1", deliver);
    expect([uploads.length, deliver.mock.calls.length]).toEqual([3, 2]);
  });

  it("is kept when its conversation is left, and only there", async () => {
    const { store, phase } = desk();
    await store.ask("k1");
    store.leave("k1");
    await settled();
    expect([phase(), store.of("k2").phase]).toEqual(["ready", "idle"]);
  });

  it("that is thrown away is gone", async () => {
    const { store, recordings, phase } = desk();
    await store.ask("k1");
    store.discard("k1");
    expect([phase(), recordings[0]?.discarded]).toEqual(["idle", true]);
  });
});
