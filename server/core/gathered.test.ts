import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Gathering, gathered } from "./gathered";

type Item = { key: string; no: number };
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

const gathering = (steps: Pick<Gathering<Item>, "together"> & Partial<Gathering<Item>>) =>
  gathered<Item>({
    keyOf: ({ key }) => key,
    alone: () => Promise.reject(new Error("nothing goes alone here")),
    mostInGroup: 5,
    mostOfKey: 2,
    mostOfAll: 3,
    ...steps,
  });

describe("gathering", () => {
  it("makes a group of what comes in one tick", async () => {
    const groups: number[][] = [];
    const add = gathering({ together: async (group) => void groups.push(group.map(({ no }) => no)) });
    await Promise.all([1, 2, 3].map((no) => add({ key: "a", no })));
    await add({ key: "a", no: 4 });
    expect(groups).toEqual([[1, 2, 3], [4]]);
  });

  it("tells each item its own end when the group failed, and lets none wait for another", async () => {
    const never = new Promise<void>(() => undefined);
    const ends = [() => Promise.resolve(), () => Promise.reject(new Error("poison"))];
    const add = gathering({
      mostOfKey: 1,
      together: async (group) => {
        if (group.length > 1) throw new Error("one of them is poisonous");
      },
      alone: ({ no }) => ends[no]?.() ?? never,
    });
    const [good, bad] = [0, 1, 2].map((no) => add({ key: "a", no }));
    await good;
    await expect(bad).rejects.toThrow("poison");
    await add({ key: "a", no: 3 });
  });

  it("works every item off once, never mixes keys and keeps to its limits", async () => {
    const given = fc.array(fc.record({ key: fc.constantFrom("a", "b", "c", "d"), wait: fc.nat(3) }), { maxLength: 80 });
    await fc.assert(
      fc.asyncProperty(given, fc.infiniteStream(fc.nat(4)), async (rows, times) => {
        const done: number[] = [];
        const running: string[] = [];
        const work = async (group: Item[]) => {
          await pause(times.next().value ?? 0);
          done.push(...group.map(({ no }) => no));
        };
        const add = gathering({
          together: async (group) => {
            const [key = ""] = new Set(group.map((item) => item.key));
            expect(group.every((item) => item.key === key)).toBe(true);
            expect(group.length).toBeLessThanOrEqual(5);
            running.push(key);
            expect(running.length).toBeLessThanOrEqual(3);
            expect(running.filter((other) => other === key).length).toBeLessThanOrEqual(2);
            await work(group);
            running.splice(running.indexOf(key), 1);
          },
        });
        await Promise.all(rows.map(({ key, wait }, no) => pause(wait).then(() => add({ key, no }))));
        expect(done.sort((a, b) => a - b)).toEqual(rows.map((_, no) => no));
      }),
      { numRuns: 40 },
    );
  });
});
