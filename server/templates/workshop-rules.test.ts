import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TemplateStatus } from "@/db/enums";
import type { TemplateComponent } from "../providers/types";
import { actionsOf, editableFrom, isLongWait, waitingDays } from "./action-rules";
import { carry } from "./carry-rules";
import { type DraftContent, emptyContent, fromComponents, parameterFormatOf, toComponents } from "./draft-rules";
import { changedParts, diffWords } from "./history-rules";
import { hasUnknownPart } from "./place-rules";
import { providerPage } from "./provider-page-rules";
import { reasonFor, reasonOf } from "./reason-rules";
import { viewTemplate } from "./view-rules";

const all = { templateEdit: true, unpause: true };
const now = new Date("2026-11-22T12:00:00Z");
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);

describe("what may be done with a template", () => {
  it.each<[TemplateStatus, string[]]>([
    ["approved", ["edit", "duplicate", "copy", "delete"]],
    ["pending", ["duplicate", "copy", "delete"]],
    ["rejected", ["fix", "edit", "appeal", "copy", "delete"]],
    ["paused", ["unpause", "edit", "duplicate", "copy", "delete"]],
    ["disabled", ["fix", "appeal", "copy"]],
    ["deleted", ["duplicate", "copy"]],
  ])("%s: %j", (status, actions) => {
    expect(actionsOf({ status, removedAt: null }, all)).toEqual(actions);
  });

  it("leaves out what the provider has no door for, and nearly all of a removed one", () => {
    const paused = { status: "paused" as const, removedAt: null };
    expect(actionsOf(paused, { templateEdit: false, unpause: false })).toEqual(["duplicate", "copy", "delete"]);
    expect(actionsOf({ status: "approved", removedAt: now }, all)).toEqual(["duplicate", "copy"]);
  });

  it.each<[string, TemplateStatus, number[], string | null]>([
    ["never edited", "approved", [], null],
    ["edited yesterday morning", "approved", [25], null],
    ["edited an hour ago", "approved", [1], "day"],
    ["edited ten times this month", "approved", [30, 60, 90, 120, 150, 180, 210, 240, 270, 300], "month"],
    ["the tenth is over thirty days old", "approved", [30, 60, 90, 120, 150, 180, 210, 240, 270, 721], null],
    ["rejected an hour after its edit", "rejected", [1], null],
  ])("waits with an edit: %s", (_, status, hours, limit) => {
    expect(editableFrom({ status, edits: hours.map(hoursAgo) }, now)?.limit ?? null).toBe(limit);
  });

  it("flags a review of three days and more (S4.16)", () => {
    const waits = (hours: number) => waitingDays({ status: "pending", statusSince: hoursAgo(hours) }, now);
    expect([waits(5), waits(71), waits(73)]).toEqual([0, 2, 3]);
    expect([isLongWait(2), isLongWait(3), isLongWait(null)]).toEqual([false, true, false]);
  });
});

describe("reasons of a refusal in plain words (S4.9)", () => {
  it.each([
    ["TAG_CONTENT_MISMATCH", "mismatch"],
    ["INVALID_FORMAT", "invalidFormat"],
    ["PROMOTIONAL", "promotional"],
    ["INCORRECT_CATEGORY", "incorrectCategory"],
    ["FIRST_PAUSE", "quality"],
    ["RATE_LIMITING_PAUSE", "pacing"],
    ["Variables can't be at the start or end of the template.", "variables"],
    ["something new", "other"],
    [null, "other"],
  ])("%s is %s", (text, reason) => {
    expect(reasonOf(text)).toBe(reason);
  });

  it("explain a pause of which the list tells no reason (S2.19)", () => {
    const version = { status: "paused", statusReason: null, quality: "red" } as const;
    expect(reasonFor(version)).toBe("quality");
    expect(reasonFor({ ...version, quality: "unknown" })).toBe("other");
    expect(reasonFor({ ...version, statusReason: "RATE_LIMITING_PAUSE" })).toBe("pacing");
    expect(reasonFor({ ...version, status: "approved" })).toBeNull();
  });
});

describe("a draft and the provider's parts", () => {
  const content: DraftContent = {
    ...emptyContent,
    header: { format: "text", text: "Zakázka {{1}}", mediaId: null, fileName: null },
    body: "Dobrý den, {{1}}, kolo {{2}} je hotové.",
    footer: "Kola Brázda",
    buttons: [
      { type: "QUICK_REPLY", text: "Děkuji", value: "" },
      { type: "URL", text: "Sledovat", value: "https://brazda.example/{{1}}" },
      { type: "COPY_CODE", text: "", value: "ZIMA" },
    ],
    samples: { "header.1": "S-1", "body.1": "Jano", "body.2": "KTM", "button.1.1": "S-1", "button.2.code": "ZIMA" },
    offer: { text: "Jen dnes", hasExpiration: true },
  };

  it("is the same after a way there and back", () => {
    const { authentication: _, ...back } = fromComponents(toComponents(content, "marketing"));
    const { authentication: __, ...was } = content;
    expect(back).toEqual(was);
  });

  it("keeps what it does not know, whatever it is", () => {
    const other: TemplateComponent = { type: "OTHER", raw: { type: "NEW", x: 1 } };
    const cards: TemplateComponent = { type: "CAROUSEL", cards: [{ components: [{ type: "BODY", text: "A" }] }] };
    const flow: TemplateComponent = {
      type: "BUTTONS",
      buttons: [{ type: "FLOW", text: "Vyplnit", flow: { id: "1" } }],
    };
    const parts: TemplateComponent[] = [{ type: "BODY", text: "Text" }, flow, cards, other];
    expect(toComponents(fromComponents(parts), "marketing")).toEqual(parts);
    expect(hasUnknownPart(parts)).toBe(true);
    expect(hasUnknownPart(parts.slice(0, 3))).toBe(false);
  });

  it("is written by WhatsApp where it carries a code", () => {
    const parts = toComponents(
      { ...content, authentication: { securityNote: true, expirationMinutes: 5, buttonText: "" } },
      "authentication",
    );
    expect(parts.map(({ type }) => type)).toEqual(["BODY", "FOOTER", "BUTTONS"]);
    const view = viewTemplate(parts, { "body.1": "123456" }, "cs");
    expect(view.body).toContain("123456 je váš ověřovací kód.");
    expect(view.footer).toContain("5 min");
  });

  it("has names or numbers", () => {
    expect(parameterFormatOf(toComponents(content, "utility"))).toBe("positional");
    expect(parameterFormatOf([{ type: "BODY", text: "Ahoj {{jmeno}}" }])).toBe("named");
  });

  it("loses at another provider only what that one does not have", () => {
    const named = { ...content, body: "Dobrý den, {{jmeno}}, kolo je hotové." };
    expect(carry(named, { from: "360dialog", to: "meta" })).toEqual({ content: named, lost: [] });
    expect(carry(named, { from: "meta", to: "twilio" }).lost).toEqual(["offer", "names"]);
    expect(carry(content, { from: "meta", to: "twilio" }).lost).toEqual(["offer"]);
  });

  it("keeps different variables apart where the numbering becomes one row, and the other way round", () => {
    const { content: joined } = carry(content, { from: "meta", to: "twilio" });
    const texts = ({ header, body, buttons }: DraftContent) => [header.text, body, buttons[1]?.value];
    expect(texts(joined)).toEqual([
      "Zakázka {{1}}",
      "Dobrý den, {{2}}, kolo {{3}} je hotové.",
      "https://brazda.example/{{4}}",
    ]);
    expect(joined.samples).toMatchObject({ "header.1": "S-1", "body.2": "Jano", "body.3": "KTM", "button.1.4": "S-1" });
    expect(texts(carry(joined, { from: "twilio", to: "meta" }).content)).toEqual(texts(content));
  });

  it("is drawn with header, offer, cards and all", () => {
    const view = viewTemplate(
      [
        { type: "HEADER", format: "LOCATION" },
        { type: "LIMITED_TIME_OFFER", text: "Zima", hasExpiration: false },
        { type: "BODY", text: "Ahoj {{1}}" },
        {
          type: "CAROUSEL",
          cards: [
            {
              components: [
                { type: "HEADER", format: "IMAGE" },
                { type: "BODY", text: "Kolo {{1}}" },
              ],
            },
          ],
        },
        { type: "OTHER", raw: {} },
      ],
      { "body.1": "Jano", "card.0.body.1": "KTM" },
      "cs",
    );
    expect(view).toMatchObject({
      header: { kind: "location" },
      offer: { text: "Zima" },
      body: "Ahoj Jano",
      cards: [{ header: "image", body: "Kolo KTM" }],
      hasUnknown: true,
    });
  });
});

describe("the history of a template", () => {
  const version = (text: string, category: "utility" | "marketing" = "utility") => ({
    category,
    components: [{ type: "BODY" as const, text }],
  });

  it("names the parts that changed", () => {
    expect(changedParts(version("A"), version("B", "marketing"))).toEqual([
      { part: "category", before: "utility", after: "marketing" },
      { part: "body", before: "A", after: "B" },
    ]);
    expect(changedParts(version("A"), version("A"))).toEqual([]);
  });

  it("shows the words that came and went", () => {
    expect(diffWords("Vaše kolo je hotové", "Vaše nové kolo je hotové")).toEqual([
      { kind: "same", text: "Vaše " },
      { kind: "added", text: "nové " },
      { kind: "same", text: "kolo je hotové" },
    ]);
  });

  it("loses no word of either side", () => {
    const sentence = fc.array(fc.constantFrom("a", "b", "c", " ", "  ", "\n")).map((parts) => parts.join(""));
    fc.assert(
      fc.property(sentence, sentence, (before, after) => {
        const changes = diffWords(before, after);
        const side = (other: string) =>
          changes
            .filter(({ kind }) => kind !== other)
            .map(({ text }) => text)
            .join("");
        expect([side("added"), side("removed")]).toEqual([before, after]);
      }),
    );
  });
});

describe("the provider's page of a template (S4.11)", () => {
  it("names account and template", () => {
    expect(providerPage("meta", { wabaId: "300" }, "7")).toBe(
      "https://business.facebook.com/wa/manage/message-templates/?waba_id=300&id=7",
    );
    expect(providerPage("twilio", {}, "HX1")).toMatch(/^https:\/\/console\.twilio\.com\/.*\/HX1$/);
  });
});
