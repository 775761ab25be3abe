import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { messageKinds, notificationKinds } from "@/db/enums";
import { choicesOf, nextPushTry, notificationRules } from "./rules";
import { partsOf } from "./text-rules";

const now = new Date("2026-11-22T12:00:00Z");
const client = { name: null, profileName: "Karel", phone: "+420777123456" };
const say = (body: string | null, withPreview = true) =>
  partsOf(
    {
      kind: "message",
      client,
      numberName: "Servis",
      colleague: null,
      rule: null,
      message: { kind: "text", body },
      campaign: null,
    },
    withPreview,
  );

describe("choices (O25)", () => {
  it("are the usual ones until somebody says otherwise, of every event and of no other", () => {
    expect(choicesOf([])).toEqual(notificationKinds.map((kind) => ({ kind, choice: notificationRules[kind].usual })));
    const quiet = { kind: "message" as const, inApp: false, sound: false, push: false };
    expect(choicesOf([quiet])).toContainEqual({ kind: "message", choice: { inApp: false, sound: false, push: false } });
    expect(choicesOf([quiet])).toHaveLength(notificationKinds.length);
  });
});

describe("what a notification says", () => {
  it("calls the client by name, else as on WhatsApp, else by phone", () => {
    const facts = {
      kind: "waiting" as const,
      numberName: "Servis",
      colleague: null,
      rule: null,
      message: null,
      campaign: null,
    };
    const called = (change: Partial<typeof client> | { name: string }) =>
      partsOf({ ...facts, client: { ...client, ...change } }, true).client;
    expect(called({ name: "Jana Dvořáková" })).toBe("Jana Dvořáková");
    expect(called({})).toBe("Karel");
    expect(partsOf({ ...facts, client: { ...client, profileName: null } }, true).client).toContain("777");
    expect(partsOf({ ...facts, client: { name: null, profileName: null, phone: null } }, true).client).toBeNull();
  });

  it("is short, on one line, and never cuts a sign in two", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 400 }), (body) => {
        const { words } = say(body);
        const said = words && "body" in words ? words.body : "";
        expect(said === "").toBe(body.trim() === "");
        expect([...said].length).toBeLessThanOrEqual(140);
        expect(said).not.toMatch(/[\n\r]/);
        expect(said).not.toMatch(/\p{Surrogate}/u);
      }),
    );
  });

  it.each(messageKinds)("names a %s without words by its kind", (kind) => {
    expect(
      partsOf(
        {
          kind: "message",
          client,
          numberName: "Servis",
          colleague: null,
          rule: null,
          message: { kind, body: null },
          campaign: null,
        },
        true,
      ).words,
    ).toEqual({
      word: kind,
    });
  });

  it("keeps everything about the client to itself without previews", () => {
    expect(say("Tajné", false)).toEqual({ client: null, words: null });
  });
});

it("tries a push three times at most", () => {
  expect([1, 2, 3].map((tries) => nextPushTry(tries, now)?.getTime() ?? null)).toEqual([
    now.getTime() + 15_000,
    now.getTime() + 60_000,
    null,
  ]);
});
