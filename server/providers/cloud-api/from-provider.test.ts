import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fakeProviders, fixture, receivedAt, webhook } from "../test/fake-provider";
import { MalformedPayload, type ProviderEvent } from "../types";

const { meta } = fakeProviders();
const replay = (name: string) => meta.fromProvider(webhook(fixture(`meta/fixtures/${name}.json`)));
const parse = (body: unknown) => meta.fromProvider(webhook(typeof body === "string" ? body : JSON.stringify(body)));
const messagesOf = (events: ProviderEvent[]) => events.flatMap((e) => (e.type === "message" ? [e.message] : []));
const inboundBody = (message: unknown, more: Record<string, unknown> = {}) => ({
  entry: [
    { changes: [{ field: "messages", value: { metadata: { phone_number_id: "104" }, messages: [message], ...more } }] },
  ],
});
const text = { from: "420606111222", id: "wamid.1", timestamp: "1795348800", type: "text", text: { body: "Ahoj" } };

describe("what a client sends", () => {
  const messages = messagesOf(replay("inbound-kinds"));
  const byId = new Map(messages.map((message) => [message.providerMessageId.replace("wamid.KB", ""), message]));

  it.each([
    ["text", "text", "Dobrý den, kdy bude hotové kolo?"],
    ["image", "image", "Takhle to vypadá"],
    ["voice", "voice", null],
    ["audio", "audio", null],
    ["video", "video", null],
    ["document", "document", null],
    ["sticker", "sticker", null],
    ["location", "location", null],
    ["contacts", "contacts", null],
    ["reaction", "reaction", null],
    ["button", "button", "Děkuji"],
    ["buttonreply", "button", "Ano"],
    ["list", "list", "Středa"],
    ["order", "order", "Prosím dvě"],
    ["moved", "system", "Jana Dvořáková má nové číslo"],
    ["edit", "system", "Kdy bude hotové mé kolo?"],
    ["unsupported", "unsupported", null],
    ["flow", "button", "termin: středa"],
    ["nobody", "unsupported", null],
    ["new", "unsupported", null],
    ["group", "unsupported", null],
    ["forwarded", "text", "Akce na pláště"],
  ])("%s is read as %s", (id, kind, body) => {
    expect(byId.get(id)).toMatchObject({ kind, body, at: new Date(1_795_348_800_000) });
  });

  it("is all there, once", () => {
    expect(messages).toHaveLength(22);
  });

  it("keeps what belongs to each kind", () => {
    expect(byId.get("text")?.replyToProviderMessageId).toBe("wamid.KBours");
    expect(byId.get("document")?.media).toEqual({
      kind: "document",
      providerRef: "9005",
      mimeType: "application/pdf",
      fileName: "záruční list.pdf",
    });
    expect(byId.get("location")?.payload.location).toMatchObject({ latitude: 50.0755, name: "Kola Brázda" });
    expect(byId.get("contacts")?.payload.contacts).toEqual([{ name: "Petr Svoboda", phones: ["+420 606 333 444"] }]);
    expect(byId.get("reaction")?.payload.reaction).toEqual({ toProviderMessageId: "wamid.KBours", emoji: "👍" });
    expect(byId.get("list")?.payload.list).toEqual({ id: "st", title: "Středa", description: "od 9 hodin" });
    expect(byId.get("moved")?.payload.raw).toMatchObject({ wa_id: "420606999888" });
    expect(byId.get("unsupported")?.payload.errors).toEqual([{ code: "131051", title: "Message type unknown" }]);
    expect(byId.get("new")?.payload.raw).toMatchObject({ hologram: { x: 1 } });
    expect(byId.get("forwarded")?.payload.forwarded).toBe(true);
  });

  it("names its sender by phone, WhatsApp id, user id and profile", () => {
    expect(byId.get("text")?.from).toEqual({
      phone: "+420606111222",
      waId: "420606111222",
      bsuid: "CZ.1000000000000001",
      profileName: "Jana Dvořáková",
    });
  });

  it("counts without a phone, too", () => {
    expect(messagesOf(replay("hidden-phone")).map(({ from }) => from)).toEqual([
      { bsuid: "CZ.1000000000000002", username: "eva.kolo", profileName: "Eva" },
      { bsuid: "CZ.1000000000000002" },
    ]);
  });

  it("is never given the profile of someone else in the same body", () => {
    const [first, second] = messagesOf(replay("two-senders-one-contact"));
    expect(first?.from.profileName).toBe("Jana Dvořáková");
    expect(second?.from).toEqual({ phone: "+420606555666", waId: "420606555666", bsuid: "CZ.9" });
  });

  it("without a usable time counts from the moment of receipt", () => {
    expect(messagesOf(parse(inboundBody({ ...text, timestamp: "brzy" })))[0]?.at).toEqual(receivedAt);
  });
});

describe("receipts", () => {
  it("are all read, with our id, the price and the reason", () => {
    const events = replay("statuses");
    const receipts = events.flatMap((event) => (event.type === "receipt" ? [event] : []));
    expect(receipts.map(({ status }) => status)).toEqual([
      "sent",
      "delivered",
      "read",
      "read",
      "failed",
      "held",
      "sent",
    ]);
    expect(receipts[0]).toMatchObject({
      ref: "v1.0192aaaa-0000-7000-8000-000000000001.1",
      pricing: { category: "utility", type: "regular", model: "PMP", billable: true },
    });
    expect(receipts[4]?.failure).toEqual({
      reason: "recipient_invalid",
      code: "131026",
      text: "Message Undeliverable.",
    });
    expect(receipts[6]?.at).toEqual(receivedAt);
    expect(events.filter(({ type }) => type === "unknown")).toEqual([
      { type: "unknown", field: "status deleted" },
      { type: "unknown", field: "error 130429" },
    ]);
  });
});

describe("news of the account", () => {
  it("are read one by one, unknown ones are named", () => {
    expect(replay("account")).toEqual([
      {
        type: "template",
        providerTemplateId: "700",
        name: "servis_hotov",
        language: "cs",
        status: "rejected",
        reason: "INVALID_FORMAT: Proměnné stojí vedle sebe.",
      },
      {
        type: "template",
        providerTemplateId: "701",
        name: "zimni_servis",
        language: "en_US",
        category: "marketing",
        previousCategory: "utility",
      },
      ...[
        { phone: "+420777123456", dailyLimit: 10_000 },
        { dailyLimit: 2000 },
        {
          state: "limited",
          reason: "DISABLED_UPDATE SCHEDULE_FOR_DISABLE",
          alert: { severity: "critical", code: "DISABLED_UPDATE", text: "DISABLED_UPDATE SCHEDULE_FOR_DISABLE" },
        },
        { state: "blocked", reason: "DISABLED_UPDATE DISABLE" },
        { state: "limited", reason: "ACCOUNT_RESTRICTION RESTRICTED_BIZ_INITIATED_MESSAGING" },
        { alert: { severity: "info", code: "PARTNER_ADDED", text: "PARTNER_ADDED" } },
      ].map((facts) => ({ type: "number", providerWabaId: "102100000000001", ...facts })),
      {
        type: "preference",
        providerNumberId: "104100000000001",
        from: { bsuid: "CZ.5" },
        marketing: "stop",
        at: new Date(1_795_348_950_000),
      },
      { type: "unknown", field: "holograms" },
    ]);
  });

  it("about one unreadable phone are never about every number", () => {
    const value = { display_phone_number: "neznámé", current_limit: "TIER_250" };
    expect(parse({ entry: [{ changes: [{ field: "phone_number_quality_update", value }] }] })).toEqual([
      { type: "number", phone: "neznámé", dailyLimit: 250 },
    ]);
  });
});

describe("what nobody should send", () => {
  it.each(["", "null", "[]", '"text"', "{", "\u0000", "5"])("%j is malformed", (body) => {
    expect(() => parse(body)).toThrow(MalformedPayload);
  });

  it.each([
    ["no entry", {}],
    ["an entry that is an object", { entry: { changes: [] } }],
    ["a change that is a text", { entry: [{ changes: ["x"] }] }],
    ["a message that is a list", inboundBody([text])],
    ["a status that is a number", inboundBody(text, { messages: undefined, statuses: [7] })],
    ["no metadata", { entry: [{ changes: [{ field: "messages", value: { messages: [text] } }] }] }],
    ["no content at all", inboundBody(text, { messages: [] })],
    ["words of JavaScript", inboundBody(text, { messages: undefined, statuses: [{ ...text, status: "constructor" }] })],
  ])("%s is said to be unknown, not lost", (_, body) => {
    expect(parse(body)).toEqual([{ type: "unknown", field: expect.any(String) }]);
  });

  it("does not take good messages down with bad ones", () => {
    const [bad, good] = parse({ entry: [null, ...inboundBody(text).entry] });
    expect(bad?.type).toBe("unknown");
    expect(good?.type).toBe("message");
  });

  it("loses NUL and half characters, which Postgres cannot store", () => {
    const raw = `{"from":"420606111222","id":"wamid.1","timestamp":"1795348800","type":"hologram","hologram":{"a\\u0000":"b\\u0000\\ud83d"}}`;
    const [message] = messagesOf(parse(JSON.stringify(inboundBody(text)).replace(JSON.stringify(text), raw)));
    expect(message?.payload.raw).toMatchObject({ hologram: { a: "b\ufffd" } });
  });

  it("is cut short where it is nested without end, and keeps __proto__ a plain key", () => {
    const deep = `${'{"a":'.repeat(5000)}1${"}".repeat(5000)}`;
    const raw = `{"from":"420606111222","id":"wamid.1","timestamp":"1795348800","type":"x","x":${deep},"__proto__":{"polluted":1}}`;
    const [message] = messagesOf(parse(JSON.stringify(inboundBody(text)).replace(JSON.stringify(text), raw)));
    expect(JSON.stringify(message?.payload.raw).length).toBeLessThan(500);
    expect(Reflect.get({}, "polluted")).toBeUndefined();
  });

  it("with a key twice takes the last, as JSON does", () => {
    const raw = JSON.stringify(inboundBody(text)).replace('"type":"text"', '"type":"image","type":"text"');
    expect(messagesOf(parse(raw))[0]?.kind).toBe("text");
  });

  it("never makes the parser throw anything else, whatever it is", () => {
    const value = fc.object({
      key: fc.constantFrom(
        "messages",
        "statuses",
        "metadata",
        "phone_number_id",
        "id",
        "type",
        "text",
        "from",
        "errors",
        "contacts",
        "timestamp",
        "status",
        "__proto__",
        "constructor",
      ),
      maxDepth: 5,
    });
    const field = fc.constantFrom(
      "messages",
      "account_update",
      "user_preferences",
      "message_template_status_update",
      "toString",
    );
    fc.assert(
      fc.property(field, value, (name, body) => {
        const events = parse({
          entry: [{ changes: [{ field: name, value: { metadata: { phone_number_id: "1" }, ...body } }] }],
        });
        expect(events.every(({ type }) => typeof type === "string")).toBe(true);
      }),
    );
  });
});
