import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BotMove, BotScript } from "@/db/schema/bots";
import { type BotState, firstState, greet, type Heard, hear, mostSaid } from "./rules";
import { asksForPeople, numbered, plainWords } from "./words-rules";

const now = new Date("2026-11-26T10:00:00Z");
const later = new Date("2026-11-26T10:00:30Z");
const choice = (id: string, title: string, move: BotMove, answer = "") => ({
  id,
  title,
  description: "",
  answer,
  move,
});

const script: BotScript = {
  steps: [
    {
      id: "start",
      text: "S čím pomůžeme?",
      choices: [
        choice("a", "Reklamace", { kind: "step", stepId: "claim" }, "To nás mrzí."),
        choice("b", "Otevírací doba", { kind: "end" }, "Po–pá 8–16."),
        choice("c", "Účetní", { kind: "group", groupId: "g1" }, "Rozumím."),
      ],
    },
    {
      id: "claim",
      text: "Čeho se týká?",
      choices: [
        choice("a", "Kola", { kind: "operator", operatorId: "u1" }),
        choice("b", "Zpět", { kind: "step", stepId: "start" }),
      ],
    },
  ],
  listButton: "Vybrat",
  unclear: "Nerozumím.",
  maxUnclear: 2,
  handOver: "Předávám vás kolegům.",
  silenceMinutes: 10,
};

const greeted = (): BotState => greet(script, firstState(script), now).state;
const words = (text: string | null, at = later): Heard => ({ text, choiceId: null, at });
const answer = (heard: Heard, state = greeted()) => hear(script, state, heard, later);

describe("a bot's talk (N.45)", () => {
  it("greets with its first step", () => {
    const { state, says, end } = greet(script, firstState(script), now);
    expect([says?.text, says?.step?.id, state.said, end]).toEqual(["S čím pomůžeme?", "start", 1, null]);
  });

  it.each([
    ["its button", { text: "Reklamace", choiceId: "start:a", at: later }],
    ["its number", words("1")],
    ["its number with signs", words(" 1) ")],
    ["a number on a key", words("1️⃣")],
    ["its words, without diacritics and capitals", words("REKLAMACE!")],
  ])("follows a choice made by %s", (_, heard) => {
    const { state, says } = answer(heard);
    expect([state.stepId, says?.text, says?.step?.id]).toEqual(["claim", "To nás mrzí.\n\nČeho se týká?", "claim"]);
    expect(state.path).toEqual([{ title: "Reklamace", at: later.toISOString() }]);
  });

  it("takes a button of an earlier step that the client pressed only now", () => {
    const { end } = answer({ text: "Účetní", choiceId: "start:c", at: later }, { ...greeted(), stepId: "claim" });
    expect(end).toEqual({ outcome: "chosen", to: { kind: "group", groupId: "g1" } });
  });

  it("hands over to the group or person of the choice, and says so", () => {
    const turn = answer(words("3"));
    expect(turn.says?.text).toBe("Rozumím.\n\nPředávám vás kolegům.");
    expect(turn.end).toEqual({ outcome: "chosen", to: { kind: "group", groupId: "g1" } });
    const person = answer(words("Kola"), { ...greeted(), stepId: "claim" });
    expect(person.end?.to).toEqual({ kind: "operator", operatorId: "u1" });
  });

  it("ends with the answer where nothing more is needed", () => {
    const turn = answer(words("otevírací doba"));
    expect([turn.says?.text, turn.end]).toEqual(["Po–pá 8–16.", { outcome: "ended", to: null }]);
  });

  it.each(["operátor", "Chci OPERATORA prosím", "dejte mi živého člověka", "human please", "operator"])(
    "gives people to who asks for them: %s",
    (text) => expect(answer(words(text)).end).toEqual({ outcome: "asked", to: { kind: "people" } }),
  );

  it("asks again when it does not understand, then hands over", () => {
    const once = answer(words("kdy přijede kolo?"));
    expect([once.says?.text, once.end]).toEqual(["Nerozumím.\n\nS čím pomůžeme?", null]);
    const twice = hear(script, once.state, words(null, new Date("2026-11-26T10:01:00Z")), later);
    expect(twice.end).toEqual({ outcome: "unclear", to: { kind: "people" } });
  });

  it("forgets what was unclear once a choice is made", () => {
    const once = answer(words("cože"));
    expect(hear(script, once.state, words("1"), later).state.unclear).toBe(0);
  });

  it("does not take for an answer what was written before the question could be read", () => {
    const turn = answer(words("mám ještě dotaz", now));
    expect([turn.says, turn.end, turn.state.unclear]).toEqual([null, null, 0]);
    expect(answer(words("1", now)).state.stepId).toBe("claim");
  });

  it("falls silent at its limit and leaves the client to people", () => {
    const turn = answer(words("1"), { ...greeted(), said: mostSaid });
    expect([turn.says, turn.end]).toEqual([null, { outcome: "limit", to: { kind: "people" } }]);
  });

  it("never says more than its limit, whatever it hears, and always comes to an end with a machine (property)", () => {
    const heard = fc.oneof(
      fc.constantFrom("1", "2", "3", "Zpět", "operátor", "", "automatická odpověď").map((text) => words(text)),
      fc.string().map((text) => words(text)),
      fc.constantFrom("start:a", "claim:b", "start:x", "").map((choiceId) => ({ text: null, choiceId, at: later })),
    );
    fc.assert(
      fc.property(fc.array(heard, { minLength: 60, maxLength: 80 }), (all) => {
        let state = greeted();
        for (const one of all) {
          const turn = hear(script, { ...state, saidAt: now }, one, later);
          expect(turn.state.said).toBeLessThanOrEqual(mostSaid);
          expect((turn.says?.text ?? "").length).toBeLessThanOrEqual(1024);
          state = turn.state;
          if (turn.end) return;
        }
        expect.unreachable("it goes on for ever");
      }),
    );
  });
});

describe("words", () => {
  it.each([
    ["Č. 2)", "c 2"],
    ["  Žluťoučký   KŮŇ!! ", "zlutoucky kun"],
    ["👍", ""],
  ])("%s is compared as %s", (text, plain) => expect(plainWords(text)).toBe(plain));

  it.each(["koop", "provozní doba", "Jsem kooperátor"])("%s asks for nobody", (text) =>
    expect(asksForPeople(text)).toBe(false),
  );

  it("numbers choices for providers without buttons, without explanations where it grows too long", () => {
    const step = {
      choices: [
        choice("a", "Ano", { kind: "end" }),
        { ...choice("b", "Ne", { kind: "end" }), description: "raději ne" },
      ],
    };
    expect(numbered("Přijdete?", step)).toBe("Přijdete?\n\n1. Ano\n2. Ne – raději ne");
    const long = {
      choices: Array.from({ length: 10 }, (_, n) => ({
        ...choice(`${n}`, "x".repeat(24), { kind: "end" as const }),
        description: "d".repeat(72),
      })),
    };
    expect(numbered("t".repeat(1002), long).length).toBeLessThanOrEqual(1600);
  });
});
