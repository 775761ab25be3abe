import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  accountSid,
  connectionTo,
  fakeProviders,
  fixture,
  json,
  outbound,
  receivedAt,
  webhook,
} from "../test/fake-provider";
import { MalformedPayload, type OutboundContent, ProviderError } from "../types";

const messagesUrl = `https://api.twilio.com/2010-04-01/Accounts/${accountSid}/Messages.json`;
const here = "https://desk.kola-brazda.example/api/webhooks/twilio/c1";
const { twilio } = fakeProviders();
const read = (form: Record<string, string>, query = "") =>
  twilio.fromProvider(webhook(String(new URLSearchParams(form)), {}, `${here}${query}`));
const forms = (name: string): Record<string, string>[] => JSON.parse(fixture(`twilio/fixtures/${name}.json`));

describe("what a client sends", () => {
  const events = forms("inbound-kinds").flatMap((form) => read(form));
  const messages = events.flatMap((event) => (event.type === "message" ? [event.message] : []));

  it("is read by its kind, and every file counts", () => {
    expect(messages.map(({ providerMessageId, kind, body }) => [providerMessageId, kind, body])).toEqual([
      ["SMtext", "text", "Dobrý den, kdy bude hotové kolo?"],
      ["SMimage", "image", "Takhle to vypadá"],
      ["SMvoice", "voice", null],
      ["SMsticker", "sticker", null],
      ["SMvideo", "video", null],
      ["SMcard", "document", null],
      ["SMtwo", "image", "Dvě fotky"],
      ["SMtwo/1", "document", null],
      ["SMplace", "location", null],
      ["SMbutton", "button", "Děkuji"],
      ["SMlist", "list", "Středa"],
      ["SMempty", "unsupported", null],
      ["SMhidden", "text", "Dobrý den"],
    ]);
    expect(messages.every(({ at }) => at.getTime() === receivedAt.getTime())).toBe(true);
  });

  it("names its sender with and without a phone", () => {
    expect(messages[0]?.from).toEqual({
      phone: "+420606111222",
      waId: "420606111222",
      bsuid: "CZ.1000000000000001",
      profileName: "Jana Dvořáková",
    });
    expect(messages.at(-1)?.from).toEqual({ bsuid: "CZ.1000000000000002", profileName: "Jana Dvořáková" });
    expect(messages.at(-1)?.payload.forwarded).toBe(true);
    expect(messages[0]?.replyToProviderMessageId).toBe("SMours");
  });
});

describe("receipts", () => {
  it("are read with our id from the address", () => {
    const events = forms("statuses").flatMap((form) => read(form, "?ref=v1.a.1"));
    expect(events.map((event) => (event.type === "receipt" ? event.status : event.type))).toEqual([
      "unknown",
      "sent",
      "delivered",
      "read",
      "failed",
      "failed",
      "failed",
    ]);
    expect(events[1]).toMatchObject({ ref: "v1.a.1", providerNumberId: "+420777123456", at: receivedAt });
    expect(events[4]).toMatchObject({
      failure: { reason: "window_closed", code: "63016", text: "outside the window" },
    });
    expect(events[5]).toMatchObject({ failure: { reason: "policy_user" } });
    expect(read(forms("statuses")[1] ?? {})[0]).toMatchObject({ ref: null });
  });
});

describe("what nobody should send", () => {
  it.each(["", "{}", "a=b", "\u0000"])("%j is malformed", (body) => {
    expect(() => twilio.fromProvider(webhook(body, {}, here))).toThrow(MalformedPayload);
  });

  it.each<Record<string, string>>([
    { AccountSid: "AC1" },
    { MessageSid: "SM1", MessageStatus: "constructor", From: "whatsapp:+420777123456" },
    { MessageSid: "SM1", From: "whatsapp:+420606111222", To: "nikdo", Body: "Ahoj" },
    { MessageSid: "SM1", To: "whatsapp:+420777123456", Body: "Ahoj" },
  ])("%o is unknown, not lost", (form) => {
    expect(read(form)).toEqual([{ type: "unknown", field: expect.any(String) }]);
  });

  it("loses NUL, and never makes the parser throw anything else", () => {
    const [event] = read({ ...forms("inbound-kinds")[0], Body: "a\u0000b" });
    expect(event).toMatchObject({ message: { body: "ab" } });
    const key = fc.constantFrom(
      "MessageSid",
      "MessageStatus",
      "From",
      "To",
      "Body",
      "NumMedia",
      "MediaUrl0",
      "Latitude",
      "Longitude",
      "ListId",
      "ButtonText",
      "ErrorCode",
    );
    fc.assert(
      fc.property(fc.dictionary(key, fc.string()), (form) => {
        expect(Array.isArray(read({ AccountSid: "AC1", ...form }))).toBe(true);
      }),
    );
  });
});

describe("what Twilio is told, field by field", () => {
  const sent = async (content: OutboundContent) => {
    const providers = fakeProviders({ [messagesUrl]: json({ sid: "SM1" }, 201) });
    await providers.twilio.send(connectionTo("twilio"), outbound(content));
    return Object.fromEntries(new URLSearchParams(String(providers.calls[0]?.body)));
  };
  const common = {
    To: "whatsapp:+420606111222",
    From: "whatsapp:+420777123456",
    StatusCallback:
      "https://desk.kola-brazda.example/api/webhooks/twilio/c1?ref=v1.0190aaaa-0000-7000-8000-000000000001.1",
  };
  const file = {
    mimeType: "image/jpeg",
    bytes: async () => new Uint8Array(),
    link: "https://desk.kola-brazda.example/f",
  };

  it.each<[string, OutboundContent, Record<string, string>]>([
    ["text", { kind: "text", body: "Hotovo" }, { Body: "Hotovo" }],
    ["image", { kind: "image", ...file, caption: "Kolo" }, { MediaUrl: file.link, Body: "Kolo" }],
    [
      "named location",
      { kind: "location", latitude: 50.1, longitude: 14.4, name: "Kola Brázda", address: "Vinohradská 12" },
      { Body: "Kola Brázda, Vinohradská 12", PersistentAction: "geo:50.1,14.4|Kola Brázda, Vinohradská 12" },
    ],
    [
      "location",
      { kind: "location", latitude: 50.1, longitude: 14.4 },
      { Body: "50.1, 14.4", PersistentAction: "geo:50.1,14.4|50.1, 14.4" },
    ],
    [
      "template",
      {
        kind: "template",
        name: "n",
        language: "cs",
        providerTemplateId: "HX1",
        parameters: { body: ["pane\nNováku"], byToken: { "1": "S-1", "2": "pane\nNováku", "3": "abc" } },
      },
      { ContentSid: "HX1", ContentVariables: '{"1":"S-1","2":"pane Nováku","3":"abc"}' },
    ],
  ])("%s", async (_, content, told) => {
    expect(await sent(content)).toEqual({ ...common, ...told });
  });

  it("not a reaction, and no file without an address", async () => {
    await expect(sent({ kind: "reaction", toProviderMessageId: "SM1", emoji: "👍" })).rejects.toMatchObject({
      reason: "bad_request",
    });
    await expect(
      sent({ kind: "image", mimeType: "image/jpeg", bytes: async () => new Uint8Array() }),
    ).rejects.toMatchObject({
      reason: "media_invalid",
    });
  });
});

describe("Twilio's codes", () => {
  const refusal = async (code: number | null, status: number) => {
    const providers = fakeProviders({ [messagesUrl]: json(code ? { code, message: "ne" } : "<html>", status) });
    const error: unknown = await providers.twilio
      .send(connectionTo("twilio"), outbound({ kind: "text", body: "x" }))
      .catch((e: unknown) => e);
    if (!(error instanceof ProviderError)) throw new Error("it was not refused");
    return { reason: error.reason, ambiguous: error.details.ambiguous };
  };

  it.each([
    [20003, 401, "auth", false],
    [20429, 429, "rate_limited_number", false],
    [63018, 400, "rate_limited_number", false],
    [21211, 400, "recipient_invalid", false],
    [21610, 400, "user_opt_out", false],
    [63016, 400, "window_closed", false],
    [63041, 400, "template_unusable", false],
    [21656, 400, "bad_request", false],
    [63007, 400, "number_unusable", false],
    [63112, 400, "account_blocked", false],
    [12345, 400, "unknown", false],
    [20500, 500, "retry_later", true],
    [null, 502, "retry_later", true],
    [null, 503, "unreachable", false],
    [null, 307, "config", false],
  ])("%s with %i is %s, in doubt: %s", async (code, status, reason, ambiguous) => {
    expect(await refusal(code, status)).toEqual({ reason, ambiguous });
  });

  it("an answer that names no message is in doubt", async () => {
    const providers = fakeProviders({ [messagesUrl]: json({ status: "queued" }, 201) });
    await expect(
      providers.twilio.send(connectionTo("twilio"), outbound({ kind: "text", body: "x" })),
    ).rejects.toMatchObject({
      details: { ambiguous: true },
    });
  });
});
