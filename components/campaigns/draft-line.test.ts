import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createDraftLine } from "./draft-line";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const now = () => new Date("2026-11-27T08:00:00Z");
const outdated = new Error("outdated");
const lost = new Error("no answer");

/** A draft on the server: what was written, on which revision, and what its next answers are. */
function server() {
  const written: [string, number][] = [];
  const failures: Error[] = [];
  let revision = 7;
  const line = createDraftLine({ revision, now, isOutdated: (error) => error === outdated });
  const write = (text: string) => async (base: number) => {
    written.push([text, base]);
    const failure = failures.shift();
    if (failure) throw failure;
    if (base !== revision) throw outdated;
    revision += 1;
    return { revision };
  };
  const put = (part: string, text: string) => line.put(part, text, write(text));
  return { line, written, failures, write, put, elsewhere: () => (revision += 1) };
}

describe("the line of writes to a draft", () => {
  it("writes the newest value a moment after the last change, once", async () => {
    const { line, written, put } = server();
    put("fields", "a");
    await vi.advanceTimersByTimeAsync(900);
    put("fields", "ab");
    await vi.advanceTimersByTimeAsync(900);
    expect([written, line.state().phase]).toEqual([[], "waiting"]);
    await vi.advanceTimersByTimeAsync(100);
    expect(written).toEqual([["ab", 7]]);
    expect(line.state()).toEqual({ phase: "saved", savedAt: now(), error: null });
    expect(line.hasUnwritten()).toBe(false);
  });

  it("writes parts one after the other, each on the revision of the one before, what comes meanwhile too", async () => {
    const { line, written, write, put } = server();
    put("fields", "a");
    put("plan", "p");
    const sent = line.flush();
    await Promise.resolve();
    put("fields", "b");
    expect(await sent).toBe(true);
    const answer = await line.write(write("variants"));
    expect(answer).toEqual({ revision: 11 });
    expect(written.map(([, base]) => base)).toEqual([7, 8, 9, 10]);
    expect(written.map(([text]) => text)).toEqual(expect.arrayContaining(["p", "b", "variants"]));
    expect(line.state().phase).toBe("saved");
  });

  it("keeps what could not be written and tries it again", async () => {
    const { line, written, failures, put } = server();
    failures.push(lost);
    put("fields", "a");
    expect(await line.flush()).toBe(false);
    expect(line.state()).toMatchObject({ phase: "failed", error: lost });
    expect(line.unwritten("fields")).toBe("a");
    expect(await line.flush()).toBe(true);
    expect(written).toEqual([
      ["a", 7],
      ["a", 7],
    ]);
    expect(line.unwritten("fields")).toBeUndefined();
  });

  it("sends nothing over a newer version until that is adopted, and says so", async () => {
    const { line, written, write, put, elsewhere } = server();
    const newer = elsewhere();
    put("fields", "mine");
    expect(await line.flush()).toBe(false);
    put("fields", "mine still");
    await vi.advanceTimersByTimeAsync(5000);
    await expect(line.write(write("variants"))).rejects.toBe(outdated);
    expect(written).toHaveLength(1);
    expect([line.state().phase, line.unwritten("fields")]).toEqual(["outdated", "mine still"]);
    line.adopt(newer);
    put("fields", "on theirs");
    expect(await line.flush()).toBe(true);
    expect(written.at(-1)).toEqual(["on theirs", newer]);
  });

  it("lets whoever asked show a refusal, and goes on", async () => {
    const { line, failures, write, put } = server();
    failures.push(lost);
    await expect(line.write(write("variants"))).rejects.toBe(lost);
    expect(line.state().phase).toBe("saved");
    put("fields", "a");
    expect(await line.flush()).toBe(true);
  });

  it("does not wait for an answer when the page goes away", async () => {
    const { line, written, put } = server();
    put("fields", "a");
    line.leave();
    await vi.advanceTimersByTimeAsync(0);
    put("fields", "b");
    const sent = line.flush();
    await Promise.resolve();
    put("fields", "c");
    line.leave();
    await sent;
    expect(written.slice(0, 3)).toEqual([
      ["a", 7],
      ["b", 8],
      ["c", 9],
    ]);
  });
});
