import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ratingScales } from "@/db/enums";
import { type Ask, answerOf, type Incoming, typedScore } from "./answer-rules";
import { localeOf, tokenOf, toQuestion, toTypedQuestion } from "./question-rules";
import { summariesBy, summaryOf } from "./report-rules";
import { type AskFacts, askWay, defaultSettings, isWanted, modeOf, scoresOf, smileyOf, templateAnswers } from "./rules";

const now = new Date("2026-11-27T12:00:00Z");
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const asking: AskFacts = {
  clientWrote: true,
  blockedAt: null,
  marketingOptedOutAt: null,
  isReachable: true,
  hasOpenSession: false,
  numberStatus: "active",
  lastClientMessageAt: minutesAgo(30),
  hasTemplate: true,
};

describe("who is asked, and how (N.69)", () => {
  it.each<[string, Partial<AskFacts>, string]>([
    ["inside the window freely", {}, "free"],
    ["outside it by the number's template", { lastClientMessageAt: minutesAgo(1441) }, "template"],
    [
      "outside it not at all without one",
      { lastClientMessageAt: minutesAgo(1441), hasTemplate: false },
      "window_closed",
    ],
    ["nobody who is blocked", { blockedAt: now }, "blocked"],
    ["nobody who opted out", { marketingOptedOutAt: now }, "opted_out"],
    ["nobody without a phone or id", { isReachable: false }, "unreachable"],
    ["nobody who said nothing", { clientWrote: false }, "silent"],
    ["nobody who is talking to us again", { hasOpenSession: true }, "new_session"],
    ["nobody over a number that cannot send", { numberStatus: "disconnected" }, "number"],
  ])("%s", (_, change, expected) => {
    const way = askWay({ ...asking, ...change }, now);
    expect(way.way === "skip" ? way.skip : way.way).toBe(expected);
  });

  it("takes a person's word before the company's habit, a number's way before the company's", () => {
    expect([isWanted(defaultSettings, undefined), isWanted(defaultSettings, false)]).toEqual([true, false]);
    expect(isWanted({ byDefault: false }, true)).toBe(true);
    expect([modeOf("stars", null), modeOf("stars", "off"), modeOf("off", "smileys")]).toEqual([
      "stars",
      "off",
      "smileys",
    ]);
    expect(defaultSettings.mode).toBe("off");
  });
});

describe("the question", () => {
  const question = "Jak jste spokojeni?";
  const ratingId = "01234567-89ab-cdef-0123-456789abcdef";

  it.each(["cs", "en"] as const)("fits WhatsApp's buttons and lists in %s (providers.md A3.4)", (locale) => {
    const { action: buttons } = toQuestion({ ratingId, scale: "smileys", locale, question });
    const { action: list } = toQuestion({ ratingId, scale: "stars", locale, question });
    if (buttons.type !== "buttons" || list.type !== "list") throw new Error("other kinds of messages");
    expect(buttons.buttons.map(({ title }) => title.length <= 20)).toEqual([true, true, true]);
    const rows = list.sections.flatMap((section) => section.rows);
    expect(rows.map(({ title }) => title.length <= 24)).toEqual(Array(5).fill(true));
    expect(list.button.length).toBeLessThanOrEqual(20);
    expect(rows.map(({ id }) => id)).toEqual([5, 4, 3, 2, 1].map((score) => tokenOf(ratingId, score)));
  });

  it("asks for a number where there are no buttons, in the client's language", () => {
    expect(toTypedQuestion({ scale: "stars", locale: "cs", question })).toMatch(/^Jak jste spokojeni\?\n.*1 do 5/);
    expect(["Dobrý den, kdy bude hotové kolo?", "Hello, when will the bike be ready?", null].map(localeOf)).toEqual([
      "cs",
      "en",
      "cs",
    ]);
  });

  it("is asked only by a template with as many quick replies as the scale has, and nothing to fill in", () => {
    const template = (count: number, text = "Jak jste spokojeni?") => [
      { type: "BODY" as const, text },
      {
        type: "BUTTONS" as const,
        buttons: Array.from({ length: count }, (_, n) => ({ type: "QUICK_REPLY" as const, text: `${n}` })),
      },
    ];
    expect(templateAnswers(template(3), "smileys")).toEqual(["0", "1", "2"]);
    expect(templateAnswers(template(5), "stars")).toHaveLength(5);
    expect(templateAnswers(template(5), "smileys")).toBeNull();
    expect(templateAnswers(template(3, "Dobrý den, {{1}}"), "smileys")).toBeNull();
    const url = [
      { type: "BUTTONS" as const, buttons: Array(3).fill({ type: "URL" as const, text: "Web", url: "https://a.cz" }) },
    ];
    expect(templateAnswers(url, "smileys")).toBeNull();
  });
});

const ask = (change: Partial<Ask> = {}): Ask => ({
  ratingId: "01234567-89ab-cdef-0123-456789abcdef",
  sessionId: "s",
  scale: "stars",
  locale: "cs",
  askedAt: minutesAgo(60),
  providerMessageId: "wamid.ask",
  answers: [],
  answeredAt: null,
  comment: null,
  messagesSince: 0,
  ...change,
});
const says = (change: Partial<Incoming> = {}): Incoming => ({
  kind: "text",
  body: "5",
  payload: {},
  quotes: null,
  at: now,
  hasOpenSession: false,
  ...change,
});

describe("what is an answer (N.69)", () => {
  it.each([
    ["5", 5, 5],
    [" 3. ", 3, 5],
    ["1!", 1, 1],
    ["⭐⭐⭐⭐", 4, null],
    ["🙁", null, 1],
    ["😊", null, 5],
    ["6", null, null],
    ["0", null, null],
    ["15", null, null],
    ["5 kusů", null, null],
    ["Kdy bude kolo?", null, null],
  ])("%s is %s stars and as a smiley %s", (text, stars, smiley) => {
    expect(typedScore(text, "stars")).toBe(stars);
    if (text !== "5" && text !== " 3. ") expect(typedScore(text, "smileys")).toBe(smiley);
    expect([typedScore("1", "smileys"), typedScore("2", "smileys"), typedScore("3", "smileys")]).toEqual([1, 3, 5]);
  });

  it("knows a button or row by its token, whatever came between and whichever session is open", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ratingScales),
        fc.integer({ min: 0, max: 9 }),
        fc.nat(5),
        fc.boolean(),
        fc.constantFrom("button", "list"),
        (scale, score, messagesSince, hasOpenSession, kind) => {
          const older = ask({ scale, messagesSince, answeredAt: messagesSince > 2 ? minutesAgo(5) : null });
          const newer = ask({ ratingId: "11111111-89ab-cdef-0123-456789abcdef", sessionId: "newer" });
          const token = tokenOf(older.ratingId, score);
          const payload =
            kind === "button" ? { button: { text: "x", payload: token } } : { list: { id: token, title: "x" } };
          const answer = answerOf(
            says({ kind: kind as "button" | "list", payload, hasOpenSession }),
            [newer, older],
            10,
          );
          if (scoresOf[scale].includes(score)) expect(answer).toEqual({ ask: older, score });
          else expect(answer).toBeNull();
        },
      ),
    );
  });

  it("knows a template's button by what it answers, or by its words where the provider does not say", () => {
    const template = ask({ scale: "smileys", answers: ["Dobře", "Ujde to", "Špatně"] });
    const press = (text: string, quotes: string | null) =>
      says({ kind: "button", body: text, payload: { button: { text } }, quotes });
    expect(answerOf(press("ujde to", "wamid.ask"), [ask(), template], 10)).toBeNull();
    expect(answerOf(press("ujde to", "wamid.ask"), [template], 10)).toEqual({ ask: template, score: 3 });
    expect(answerOf(press("Špatně", null), [template], 10)).toEqual({ ask: template, score: 1 });
    expect(answerOf(press("Chci nabídku", null), [template], 10)).toBeNull();
    expect(answerOf(press("Dobře", "wamid.other"), [template], 10)).toBeNull();
  });

  it("takes a typed number only as the very next thing, within a day, outside any session", () => {
    expect(answerOf(says(), [ask()], 10)).toEqual({ ask: ask(), score: 5 });
    expect(answerOf(says(), [ask({ messagesSince: 1 })], 10)).toBeNull();
    expect(answerOf(says({ hasOpenSession: true }), [ask()], 10)).toBeNull();
    expect(answerOf(says(), [ask({ askedAt: minutesAgo(1441) })], 10)).toBeNull();
    expect(answerOf(says(), [ask({ answeredAt: minutesAgo(30), comment: "už bylo" })], 10)).toBeNull();
    expect(answerOf(says(), [], 10)).toBeNull();
  });

  it("takes words as a comment only right after the answer and in its time", () => {
    const answered = (change: Partial<Ask> = {}) => ask({ answeredAt: minutesAgo(5), ...change });
    const words = says({ body: " Rychlé jednání " });
    expect(answerOf(words, [answered()], 10)).toEqual({ ask: answered(), comment: "Rychlé jednání" });
    expect(answerOf(words, [answered({ messagesSince: 1 })], 10)).toBeNull();
    expect(answerOf(words, [answered({ comment: "už bylo" })], 10)).toBeNull();
    expect(answerOf(words, [answered()], 4)).toBeNull();
    expect(answerOf(words, [answered()], 0)).toBeNull();
    expect(answerOf(says({ kind: "image", body: null }), [answered()], 10)).toBeNull();
    expect(answerOf(words, [ask()], 10)).toBeNull();
  });
});

describe("the report", () => {
  it("adds up by whom it likes; nobody answered has no average", () => {
    const rows = [
      { who: "a", asked: 4, scores: [0, 0, 1, 0, 2] },
      { who: "b", asked: 2, scores: [1, 0, 0, 0, 0] },
      { who: "a", asked: 1, scores: [0, 0, 0, 1, 0] },
      { who: null, asked: 1, scores: [0, 0, 0, 0, 0] },
    ];
    expect(summaryOf(rows)).toEqual({ asked: 8, answered: 5, average: 18 / 5, scores: [1, 0, 1, 1, 2] });
    expect(
      summariesBy(rows, ({ who }) => who).map(({ key, summary }) => [key, summary.answered, summary.average]),
    ).toEqual([
      ["a", 4, 17 / 4],
      ["b", 1, 1],
      [null, 0, null],
    ]);
    expect([5, 3, 1, 4.6, 2.4].map(smileyOf)).toEqual(["🙂", "😐", "🙁", "🙂", "🙁"]);
  });
});
