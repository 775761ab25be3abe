import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { messageStatuses, recipientPlans, recipientStatuses } from "@/db/enums";
import type { CsvRecord } from "../core/csv";
import { toLedger } from "./ledger";
import { isOdd } from "./preview-rules";
import { emptyVariables, filledValues, toRecipient } from "./recipient-rules";
import { campaignPlaces, launchBlockers, messageStatusesOf, recipientStatus } from "./rules";
import { carriedPlaces, lossOf, lostVariables } from "./sender-rules";

const now = new Date("2026-11-22T12:00:00Z");
const row = (...cells: string[]): CsvRecord => ({ cells, problem: null });
const variables = ["body.1", "body.2", "body.3"].map((key) => ({ key, defaultValue: "" }));

describe("a value that looks like a mistake (O10)", () => {
  it.each([
    "Dobrý den {{ customer.name }}",
    "%JMENO%",
    "[jméno klienta]".replace("éno", "eno"),
    "<b>Nová</b>",
    "Novák &amp; syn",
    "NovÃ¡k",
    "Å½ofie",
    "Nov\ufffdk",
    "null",
    "N/A",
    "#N/A",
    "#REF!",
    "-",
    '"Nováková"',
  ])("%s", (value) => {
    expect(isOdd(value)).toBe(true);
  });

  it.each([
    "Nováková",
    "São Paulo",
    "O'Neill",
    "4711",
    "https://kola.example/?a=1&b=2",
    "Ženský 50 %",
    "",
    "pan (st.)",
  ])("%s is none", (value) => {
    expect(isOdd(value)).toBe(false);
  });
});

describe("another template behind the same recipients", () => {
  const keys = (...names: string[]) => names.map((key) => ({ key }));

  it.each([
    [keys("body.1", "body.2"), keys("body.1", "body.2"), [0, 1]],
    [keys("header.media", "body.1"), keys("body.1"), [-1, 0]],
    [keys("body.name", "header.order"), keys("header.name", "body.order"), [0, 1]],
    [keys("header.name", "body.name"), keys("body.name"), [-1, 0]],
    [keys("header.1"), keys("body.1"), [-1]],
    [keys("card.0.header.media", "button.1.code"), keys("header.media", "button.0.code"), [-1, -1]],
  ])("finds what %j had among %j", (after, before, places) => {
    expect(carriedPlaces(after, before)).toEqual(places);
  });

  it("asks only where something would be missed, and once about the variants", () => {
    const variable = (key: string, defaultValue = "") => ({ key, label: `Název ${key}`, defaultValue });
    const variables = [variable("body.1"), variable("body.2", "kliente")];
    const place = { key: "body.1", kind: "variable" as const, from: "body.2" };
    const variant = { templateId: "B", share: 50, places: [place], name: "krátce", language: "cs" };
    const before = { numberId: "n", templateId: "A", templateCategory: "utility", variables, imports: [] };
    const draft = { ...before, variants: [variant] };
    const to = (templateId: string, keyNames: string[], change = {}) => {
      return { numberId: "n", templateId, category: "utility", variables: keys(...keyNames), ...change };
    };
    expect(lossOf(null, variables, to("C", []))).toBeNull();
    expect(lossOf(draft, variables, to("A", ["body.1", "body.2"]))).toBeNull();
    expect(lossOf(draft, variables, to("C", ["body.1", "body.2", "header.1"]))).toBeNull();
    expect(lossOf({ ...draft, variants: [] }, variables, to("C", ["body.2"]))).toBeNull();
    const lostBoth = { at: 1, name: "krátce", language: "cs" };
    expect(lossOf(draft, variables, to("C", ["body.1"]))).toEqual({
      variants: [lostBoth],
      variables: ["Název body.2"],
      kept: ["Název body.1"],
      hasFiles: false,
    });
    expect(lossOf(draft, variables, to("B", ["body.1", "body.2"]))?.variants).toEqual([lostBoth]);
    const elsewhere = { numberId: "m" };
    expect(lossOf(draft, variables, to("", [], elsewhere))).toMatchObject({ variants: [lostBoth], variables: [] });
    expect(lossOf(draft, variables, to("C", ["body.1", "body.2"], elsewhere))).toBeNull();
    const imports = [{ mode: "add" as const, audience: null, status: "done" }];
    expect(lossOf({ ...draft, imports, variants: [] }, variables, to("C", ["body.2"]))).toMatchObject({
      variables: ["Název body.1"],
      hasFiles: true,
    });
  });

  it("takes nothing twice, loses exactly what it does not take", () => {
    const key = fc.constantFrom("body.1", "body.2", "body.name", "header.name", "header.media", "card.0.body.name");
    const some = fc.uniqueArray(key).map((all) => keys(...all));
    fc.assert(
      fc.property(some, some, (after, before) => {
        const taken = carriedPlaces(after, before).filter((place) => place >= 0);
        expect(new Set(taken).size).toBe(taken.length);
        const lost = lostVariables(after, before);
        expect(lost.length + taken.length).toBe(before.length);
        expect(lostVariables(before, before)).toEqual([]);
      }),
    );
  });
});

describe("toRecipient", () => {
  it("fills variable n from column n+1 (S2.25)", () => {
    const given = row("777 123 456", "pane", "Nováku", "4711");
    expect(toRecipient(given, [0, 1, 2, 3], variables, "CZ")).toEqual({
      plan: "planned",
      planReason: null,
      phoneGiven: "777 123 456",
      phone: "+420777123456",
      values: ["pane", "Nováku", "4711"],
    });
  });

  it.each([
    [row("", "a", "b", "c"), "phone_empty"],
    [row("+420 60A 221", "a", "b", "c"), "phone_letters"],
    [row("12345", "a", "b", "c"), "phone_too_short"],
    [row("4,20777E+11", "a", "b", "c"), "phone_damaged_by_excel"],
    [row("+999123456789", "a", "b", "c"), "phone_country"],
    [row("777123456", "a", "b"), "missing_value"],
    [row("777123456", "a", "  ", "c"), "missing_value"],
    [row("777123456", "=HYPERLINK(1)", "b", "c"), "formula"],
    [row("777123456", "+SUM(A1)", "b", "c"), "formula"],
    [row("777123456", "Nov\ufffdk", "b", "c"), "unreadable"],
    [row("777123456", "x".repeat(1025), "b", "c"), "value_too_long"],
  ])("names what is wrong (S2.36): %#", (given, reason) => {
    expect(toRecipient(given, [0, 1, 2, 3], variables, "CZ")).toMatchObject({ plan: "invalid", planReason: reason });
  });

  it("takes the default for an empty value and never sends an empty one (S2.23)", () => {
    const withDefaults = variables.map((variable) => ({ ...variable, defaultValue: "klient" }));
    const planned = toRecipient(row("777123456", "", "Eva"), [0, 1, 2, 3], withDefaults, "CZ");
    expect(planned.plan).toBe("planned");
    expect(filledValues(planned.values, withDefaults)).toEqual({
      "body.1": "klient",
      "body.2": "Eva",
      "body.3": "klient",
    });
  });

  it("makes one line of a value, as WhatsApp demands", () => {
    expect(toRecipient(row("777123456", "a\n b\t\u0000c", "b", "c"), [0, 1, 2, 3], variables, "CZ").values[0]).toBe(
      "a b c",
    );
  });

  it("is planned exactly when the phone is good and nothing stays empty, and never throws", () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 5 }), (cells) => {
        const { plan, phone, values } = toRecipient({ cells, problem: null }, [0, 1, 2, 3], variables, "CZ");
        if (plan === "planned") expect(phone !== null && emptyVariables(values, variables).length === 0).toBe(true);
      }),
    );
  });
});

const facts = { tries: 0, acceptedAt: null, providerMessageId: null };

describe("recipientStatus (S2.29, S2.30, S2.31, S2.32, S2.33, S2.34, S2.35, S2.36, S2.37, S2.38)", () => {
  it.each([
    ["queued", facts, "initial"],
    ["queued", { ...facts, tries: 1 }, "retry_scheduled"],
    ["sending", facts, "in_progress"],
    ["uncertain", facts, "in_progress"],
    ["needs_decision", facts, "in_progress"],
    ["accepted", facts, "sent"],
    ["accepted", { ...facts, heldAt: now }, "in_progress"],
    ["sent", { ...facts, heldAt: now }, "sent"],
    ["delivered", facts, "delivered"],
    ["read", facts, "read"],
    ["failed", facts, "error"],
    ["failed", { ...facts, acceptedAt: now }, "sending_failed"],
    ["failed", { ...facts, providerMessageId: "wamid" }, "sending_failed"],
    ["cancelled", facts, "cancelled"],
  ] as const)("shows a %s message as it is", (status, message, shown) => {
    expect(recipientStatus("planned", { status, ...message })).toBe(shown);
  });

  it("shows the plan when there is no message", () => {
    expect(recipientPlans.map((plan) => recipientStatus(plan, null))).toEqual([
      "initial",
      "invalid",
      "skipped",
      "cancelled",
    ]);
  });

  it("finds every message state behind the shown one", () => {
    for (const status of messageStatuses.filter((s) => s !== "received")) {
      for (const message of [facts, { ...facts, tries: 2, acceptedAt: now }, { ...facts, heldAt: now }]) {
        const shown = recipientStatus("planned", { status, ...message });
        expect(messageStatusesOf[shown] as readonly string[]).toContain(status);
      }
    }
  });
});

describe("toLedger", () => {
  it("always balances", () => {
    const message = fc.record({
      streamId: fc.constant("s"),
      status: fc.constantFrom(...messageStatuses),
      tried: fc.boolean(),
      taken: fc.boolean(),
      reached: fc.integer({ min: 0, max: 3 }),
      count: fc.nat(1000),
    });
    const plan = fc.record({ plan: fc.constantFrom(...recipientPlans), count: fc.nat(1000) });
    fc.assert(
      fc.property(fc.array(plan), fc.array(message), (plans, messages) => {
        const { total, byStatus } = toLedger(plans, messages);
        const given = [...plans, ...messages].reduce((sum, { count }) => sum + count, 0);
        expect(total).toBe(given);
        expect(recipientStatuses.reduce((sum, status) => sum + byStatus[status], 0)).toBe(given);
      }),
    );
  });
});

it("lists everything that blocks a start (S2.3)", () => {
  expect(
    launchBlockers({
      templateSendable: true,
      fixedSound: true,
      numberSends: true,
      numberCampaigns: true,
      sourcesSound: true,
      planned: 1,
      importRunning: false,
      startPast: false,
    }),
  ).toEqual([]);
  expect(
    launchBlockers({
      templateSendable: false,
      fixedSound: false,
      numberSends: false,
      numberCampaigns: false,
      sourcesSound: false,
      planned: 0,
      importRunning: true,
      startPast: true,
    }),
  ).toEqual([
    "template",
    "fixed",
    "number",
    "number_campaigns",
    "sources",
    "import_running",
    "start_past",
    "no_recipients",
  ]);
});

it("asks for the media header's link first", () => {
  const places = campaignPlaces([
    { type: "HEADER", format: "IMAGE" },
    { type: "BODY", text: "Ahoj {{1}}" },
    { type: "BUTTONS", buttons: [{ type: "URL", text: "Otevřít", url: "https://x.example/{{1}}" }] },
  ]);
  expect(places.map(({ key }) => key)).toEqual(["header.media", "body.1", "button.0.1"]);
});
