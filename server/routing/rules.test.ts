import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RoutingCondition } from "@/db/schema/routing";
import { decideRoute, moveRule, type RouteFacts, type Rule } from "./rules";

const [servis, obchod] = [
  { id: "g1", name: "Servis" },
  { id: "g2", name: "Obchod" },
];
const vip = { id: "t1", name: "VIP" };
const petra = { id: "u1", name: "Petra", isActive: true };

const facts = (change: Partial<RouteFacts> = {}): RouteFacts => ({
  number: { id: "n1", name: "Servis", group: servis },
  version: 3,
  isOpen: true,
  text: "Dobrý den, kdy přijde FAKTURA?",
  language: "cs",
  fields: { Město: "Plzeň" },
  tags: [{ id: "t1", name: "VIP" }],
  campaignId: null,
  campaign: null,
  last: null,
  now: new Date("2026-11-26T10:00:00Z"),
  ...change,
});

const rule = (id: string, conditions: RoutingCondition[], target: Partial<Rule["target"]> = {}): Rule => ({
  id,
  name: id,
  enabled: true,
  conditions,
  target: { kind: "group", group: obchod, operator: null, bot: null, ...target },
});

const holds = (condition: RoutingCondition, change: Partial<RouteFacts> = {}) =>
  decideRoute(facts(change), [rule("r", [condition])]).tried[0]?.conditions[0];

describe("conditions of a rule (N.45)", () => {
  const last = { operator: petra, at: new Date("2026-11-20T10:00:00Z") };
  it.each<[RoutingCondition, Partial<RouteFacts>, boolean, string | null]>([
    [{ kind: "hours", is: "inside" }, {}, true, "inside"],
    [{ kind: "hours", is: "outside" }, {}, false, "inside"],
    [{ kind: "language", languages: ["en", "cs"] }, {}, true, "cs"],
    [{ kind: "language", languages: ["cs"] }, { language: null }, false, null],
    [{ kind: "field", key: "mesto", test: "is", value: "plzen" }, {}, true, "Plzeň"],
    [{ kind: "field", key: "město", test: "contains", value: "LZE" }, {}, true, "Plzeň"],
    [{ kind: "field", key: "město", test: "is", value: "Praha" }, {}, false, "Plzeň"],
    [{ kind: "field", key: "IČO", test: "filled", value: "" }, {}, false, null],
    [{ kind: "field", key: "IČO", test: "empty", value: "" }, {}, true, null],
    [{ kind: "field", key: "IČO", test: "is", value: "" }, {}, false, null],
    [{ kind: "field", key: "město", test: "empty", value: "" }, { fields: { Město: "  " } }, true, null],
    [{ kind: "tag", tags: [vip] }, {}, true, "VIP"],
    [{ kind: "tag", tags: [vip] }, { tags: [{ id: "t2", name: "VIP" }] }, false, null],
    [{ kind: "text", words: ["reklamace", "faktura"] }, {}, true, "faktura"],
    [{ kind: "text", words: ["prijde"] }, {}, true, "prijde"],
    [{ kind: "text", words: ["faktura"] }, { text: null }, false, null],
    [{ kind: "text", words: ["  "] }, {}, false, null],
    [{ kind: "campaign", campaignId: null, name: null }, {}, false, null],
    [{ kind: "campaign", campaignId: null, name: null }, { campaignId: "k1" }, true, "k1"],
    [{ kind: "campaign", campaignId: "k2", name: "Jaro" }, { campaignId: "k1" }, false, "k1"],
    [{ kind: "campaign", campaignId: "k1", name: "Jaro" }, { campaignId: "k1" }, true, "k1"],
    [{ kind: "returning", withinDays: null }, {}, false, null],
    [{ kind: "returning", withinDays: null }, { last }, true, last.at.toISOString()],
    [{ kind: "returning", withinDays: 6 }, { last }, true, last.at.toISOString()],
    [{ kind: "returning", withinDays: 5 }, { last }, false, last.at.toISOString()],
  ])("%j with %j holds: %s", (condition, change, expected, found) => {
    expect(holds(condition, change)).toEqual({ condition, holds: expected, found });
  });
});

describe("targets (N.45)", () => {
  const to = (target: Partial<Rule["target"]>, change: Partial<RouteFacts> = {}) =>
    decideRoute(facts(change), [rule("r", [], target)]);

  it("offers a returning client to whom they know, and leaves the group of the number behind them", () => {
    const last = { operator: petra, at: new Date("2026-11-20T10:00:00Z") };
    const routed = to({ kind: "last_operator", group: null }, { last });
    expect(routed.target).toMatchObject({ operatorId: "u1", groupId: "g1", groupName: "Servis" });
  });

  it.each<[string, Partial<Rule["target"]>, Partial<RouteFacts>]>([
    ["a group that is gone", { kind: "group", group: null }, {}],
    ["a person who left", { kind: "operator", operator: { ...petra, isActive: false } }, {}],
    ["nobody served them yet", { kind: "last_operator" }, {}],
    [
      "whoever served them has left",
      { kind: "last_operator" },
      { last: { operator: { ...petra, isActive: false }, at: new Date(0) } },
    ],
  ])("goes on when %s", (_, target, change) => {
    const routed = to(target, change);
    expect(routed.tried[0]?.verdict).toBe("no_target");
    expect([routed.ruleId, routed.target.groupId]).toEqual([null, "g1"]);
  });

  it("sends to everybody what a number without a group and without rules gets (S0.17)", () => {
    const routed = decideRoute(facts({ number: { id: "n1", name: "Servis", group: null }, version: 0 }), []);
    expect(routed.target).toEqual({
      kind: "everyone",
      groupId: null,
      groupName: null,
      operatorId: null,
      operatorName: null,
    });
  });
});

describe("order of rules (N.45)", () => {
  const conditions: RoutingCondition[] = [
    { kind: "hours", is: "inside" },
    { kind: "hours", is: "outside" },
    { kind: "language", languages: ["cs"] },
    { kind: "text", words: ["faktura"] },
    { kind: "tag", tags: [{ id: "t9", name: "nikdy" }] },
    { kind: "campaign", campaignId: null, name: null },
    { kind: "returning", withinDays: null },
    { kind: "field", key: "město", test: "is", value: "Plzeň" },
  ];
  const someRules = fc.array(
    fc.record({
      enabled: fc.boolean(),
      conditions: fc.uniqueArray(fc.constantFrom(...conditions), { maxLength: 4 }),
      hasGroup: fc.boolean(),
    }),
    { maxLength: 12 },
  );
  const someFacts = fc.record({
    isOpen: fc.boolean(),
    language: fc.constantFrom("cs", "en", null),
    text: fc.constantFrom("faktura", "ahoj", null),
    campaignId: fc.constantFrom("k1", null),
    fields: fc.constantFrom<Record<string, string>>({}, { Město: "Plzeň" }),
    last: fc.constantFrom({ operator: petra, at: new Date("2026-11-20T10:00:00Z") }, null),
  });
  const built = (rows: { enabled: boolean; conditions: RoutingCondition[]; hasGroup: boolean }[]) =>
    rows.map(
      (row, n): Rule => ({
        ...rule(`r${n}`, row.conditions, { group: row.hasGroup ? obchod : null }),
        enabled: row.enabled,
      }),
    );

  it("lets the first rule decide that would decide alone, and explains every rule", () => {
    fc.assert(
      fc.property(someRules, someFacts, (rows, change) => {
        const rules = built(rows);
        const routed = decideRoute(facts(change), rules);
        const alone = rules.filter((one) => decideRoute(facts(change), [one]).ruleId !== null);
        expect(routed.ruleId).toBe(alone[0]?.id ?? null);
        expect(routed.tried.map(({ ruleId }) => ruleId)).toEqual(rules.map(({ id }) => id));
        const winner = routed.tried.findIndex(({ verdict }) => verdict === "won");
        routed.tried.forEach(({ verdict, conditions: tried }, n) => {
          expect(verdict === "late").toBe(winner >= 0 && n > winner);
          if (verdict === "won") expect(tried.every((one) => one.holds)).toBe(true);
          if (verdict === "failed") expect(tried.some((one) => !one.holds)).toBe(true);
        });
      }),
    );
  });

  it("never changes its mind because of rules behind the winner or rules that are off", () => {
    fc.assert(
      fc.property(someRules, someRules, someFacts, (before, after, change) => {
        const [front, back] = [built(before), built(after).map((one) => ({ ...one, id: `x${one.id}` }))];
        const first = decideRoute(facts(change), front);
        if (first.ruleId) expect(decideRoute(facts(change), [...front, ...back]).ruleId).toBe(first.ruleId);
        const off = back.map((one) => ({ ...one, enabled: false }));
        expect(decideRoute(facts(change), [...off, ...front]).target).toEqual(first.target);
      }),
    );
  });

  it("decides with nothing known at all", () => {
    const empty = facts({ text: null, language: null, fields: {}, tags: [], campaignId: null, last: null });
    fc.assert(
      fc.property(someRules, (rows) => {
        expect(decideRoute(empty, built(rows)).target).toBeDefined();
      }),
    );
  });

  it("moves a rule without losing any", () => {
    expect(moveRule(["a", "b", "c"], 0, 2)).toEqual(["b", "c", "a"]);
    expect(moveRule(["a", "b", "c"], 2, 0)).toEqual(["c", "a", "b"]);
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1 }), fc.nat(), fc.nat(), (rows, a, b) => {
        const [from, to] = [a % rows.length, b % rows.length];
        const moved = moveRule(rows, from, to);
        expect(moved[to]).toBe(rows[from]);
        expect([...moved].sort()).toEqual([...rows].sort());
      }),
    );
  });
});

describe("replies to a campaign that says who gets them (O27)", () => {
  const campaign = { id: "c1", name: "Zimní servis", group: null, operator: null };
  const rules = [rule("first", [])];
  const decide = (change: Partial<NonNullable<RouteFacts["campaign"]>>) =>
    decideRoute(facts({ campaignId: "c1", campaign: { ...campaign, ...change } }), rules);

  it.each([
    [{ group: obchod }, { kind: "group", groupId: "g2", operatorId: null }],
    [
      { group: obchod, operator: petra },
      { kind: "operator", groupId: "g2", operatorId: "u1" },
    ],
    [{ operator: petra }, { kind: "operator", groupId: "g1", operatorId: "u1" }],
    [
      { group: obchod, operator: { ...petra, isActive: false } },
      { kind: "group", groupId: "g2", operatorId: null },
    ],
  ] as const)("with %o go to %o before any rule is asked", (change, target) => {
    expect(decide(change)).toMatchObject({ target, ruleId: null, tried: [], campaign: { name: "Zimní servis" } });
  });

  it("go by the rules where whom it names is here no more", () => {
    const { ruleId, campaign: by } = decide({ operator: { ...petra, isActive: false } });
    expect([ruleId, by]).toEqual(["first", undefined]);
  });
});
