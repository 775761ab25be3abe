import { describe, expect, it } from "vitest";
import { accountSid, connectionTo, fakeProviders, fixture, json, ourNumber, outbound } from "./test/fake-provider";

const graph = "https://graph.facebook.com/v25.0";
const d360 = "https://waba-v2.360dialog.io";
const twilioSenders = "https://messaging.twilio.com/v2/Channels/Senders";
const senderList = `${twilioSenders}?Channel=whatsapp&PageSize=100`;
const numberFields =
  "display_phone_number,verified_name,quality_rating,status,name_status,code_verification_status,platform_type,is_on_biz_app,is_pin_enabled,throughput,whatsapp_business_manager_messaging_limit";

const templatesUrl = `${graph}/102/message_templates?fields=id,name,language,status,category,previous_category,correct_category,components,parameter_format,quality_score,rejected_reason&limit=100`;

describe("templates", () => {
  it("of Meta are read whole; what cannot be named is left out, what is unknown is not sendable", async () => {
    const { meta } = fakeProviders({
      [templatesUrl]: json(fixture("meta/fixtures/templates.json")),
    });
    const found = await meta.listTemplates(connectionTo("meta"));
    expect(found.map(({ name, status, category, reason }) => [name, status, category, reason])).toEqual([
      ["objednavka_vyrizena", "approved", "utility", null],
      ["zimni_servis", "paused", "marketing", null],
      ["novinka", "disabled", "marketing", null],
    ]);
    expect(found[0]?.components).toEqual([
      { type: "HEADER", format: "TEXT", text: "Servis {{1}}", example: { header_text: ["S-1"] } },
      {
        type: "BODY",
        text: "Dobrý den, {{1}}, vaše kolo je připraveno.",
        example: { body_text: [["pane Nováku"]] },
      },
      { type: "FOOTER", text: "Kola Brázda" },
      {
        type: "BUTTONS",
        buttons: [
          { type: "URL", text: "Sledovat", url: "https://kola-brazda.example/{{1}}" },
          { type: "QUICK_REPLY", text: "Děkuji" },
          { type: "OTP", text: "Kód", otp: { type: "COPY_CODE" } },
        ],
      },
    ]);
    expect(found[1]?.components[0]).toMatchObject({ type: "OTHER", raw: { type: "CAROUSEL" } });
  });

  it("of Meta are read page by page, and a page without end ends", async () => {
    const page = (n: number, data: unknown[]) =>
      json({ data, paging: { next: "https://graph.facebook.com/next", cursors: { after: `p${n}` } } });
    const one = { id: "1", name: "a", language: "cs", category: "UTILITY", status: "APPROVED" };
    const second = `${templatesUrl}&after=p1`;
    const { meta, calls } = fakeProviders({ [templatesUrl]: page(1, [one]), [second]: page(1, []) });
    expect(await meta.listTemplates(connectionTo("meta"))).toHaveLength(1);
    expect(calls).toHaveLength(2);
  });

  it("of 360dialog are read even when its pages are shorter than asked for", async () => {
    const at = (offset: number) => `${d360}/v1/configs/templates?limit=500&offset=${offset}`;
    const { waba_templates: all } = JSON.parse(fixture("dialog360/fixtures/templates.json"));
    const { "360dialog": adapter } = fakeProviders({
      [at(0)]: json({ total: 2, waba_templates: [all[0]] }),
      [at(1)]: json({ total: 2, waba_templates: [all[1]] }),
    });
    const found = await adapter.listTemplates(connectionTo("360dialog"));
    expect(found.map(({ name, status }) => [name, status])).toEqual([
      ["objednavka_vyrizena", "approved"],
      ["zimni_servis", "pending"],
    ]);
  });

  it("of Twilio take the form nearest to WhatsApp's", async () => {
    const url = "https://content.twilio.com/v1/ContentAndApprovals?PageSize=100";
    const { twilio } = fakeProviders({ [url]: json(fixture("twilio/fixtures/contents.json")) });
    const found = await twilio.listTemplates(connectionTo("twilio"));
    expect(found.map(({ name, status, category, reason }) => [name, status, category, reason])).toEqual([
      ["objednavka_vyrizena", "approved", "utility", null],
      ["zimni_servis", "rejected", "marketing", "INVALID_FORMAT"],
      ["rozepsaná", "draft", "utility", null],
    ]);
    expect(found[0]?.components.map(({ type }) => type)).toEqual(["HEADER", "BODY", "FOOTER", "BUTTONS"]);
    expect(found[1]?.components[1]).toEqual({ type: "BUTTONS", buttons: [{ type: "QUICK_REPLY", text: "Ano" }] });
  });

  it("of 360dialog are read to the end when it does not count them", async () => {
    const at = (offset: number) => `${d360}/v1/configs/templates?limit=500&offset=${offset}`;
    const { waba_templates: all } = JSON.parse(fixture("dialog360/fixtures/templates.json"));
    const pages = { [at(0)]: [all[0]], [at(1)]: [all[1]], [at(2)]: [] };
    const { "360dialog": adapter } = fakeProviders(
      Object.fromEntries(Object.entries(pages).map(([url, rows]) => [url, json({ waba_templates: rows })])),
    );
    expect(await adapter.listTemplates(connectionTo("360dialog"))).toHaveLength(2);
  });

  it("of Twilio are one a name and language, whatever order the items come in (S4.18)", async () => {
    const item = (sid: string, date_created: string, status: string) => ({
      sid,
      date_created,
      friendly_name: "kolo",
      language: "cs",
      types: { "twilio/text": { body: sid } },
      approval_requests: { name: "kolo", category: "UTILITY", status },
    });
    const read = async (...contents: unknown[]) => {
      const url = "https://content.twilio.com/v1/ContentAndApprovals?PageSize=100";
      const { twilio } = fakeProviders({ [url]: json({ contents, meta: {} }) });
      return (await twilio.listTemplates(connectionTo("twilio"))).map((one) => one.providerTemplateId);
    };
    const old = item("HX1", "2026-10-01T00:00:00Z", "approved");
    const edited = item("HX2", "2026-11-01T00:00:00Z", "pending");
    const approved = item("HX3", "2026-11-02T00:00:00Z", "approved");
    const refused = item("HX4", "2026-09-01T00:00:00Z", "rejected");
    // The one that can be sent stays until the new one is approved.
    expect([await read(old, edited), await read(edited, old)]).toEqual([["HX1"], ["HX1"]]);
    expect([await read(old, approved, edited), await read(approved, old)]).toEqual([["HX3"], ["HX3"]]);
    expect(await read(refused, edited)).toEqual(["HX2"]);
  });

  it("of Twilio carry the edit that waits or was refused beside the approved one", async () => {
    const item = (sid: string, day: string, status: string, rejection_reason?: string) => ({
      sid,
      date_created: `2026-11-${day}T00:00:00Z`,
      friendly_name: "kolo",
      language: "cs",
      types: { "twilio/text": { body: sid } },
      approval_requests: { name: "kolo", category: "UTILITY", status, rejection_reason },
    });
    const editOf = async (...contents: unknown[]) => {
      const url = "https://content.twilio.com/v1/ContentAndApprovals?PageSize=100";
      const { twilio } = fakeProviders({ [url]: json({ contents, meta: {} }) });
      const [template, ...more] = await twilio.listTemplates(connectionTo("twilio"));
      expect([template?.providerTemplateId, more]).toEqual(["HX1", []]);
      return template?.pendingEdit;
    };
    const approved = item("HX1", "02", "approved");
    expect(await editOf(approved, item("HX2", "03", "pending"))).toEqual({
      providerTemplateId: "HX2",
      category: "utility",
      status: "pending",
      reason: null,
      components: [{ type: "BODY", text: "HX2" }],
    });
    expect(await editOf(item("HX3", "04", "rejected", "INVALID_FORMAT"), approved)).toMatchObject({
      status: "rejected",
      reason: "INVALID_FORMAT",
    });
    // What stood before it is no edit of it, nor is what nobody submitted.
    expect(await editOf(item("HX0", "01", "rejected"), approved, item("HX4", "05", "unsubmitted"))).toBeUndefined();
  });

  it("of Twilio are never fetched from another host, whatever the next page says", async () => {
    const url = "https://content.twilio.com/v1/ContentAndApprovals?PageSize=100";
    const { contents } = JSON.parse(fixture("twilio/fixtures/contents.json"));
    const { twilio, calls } = fakeProviders({
      [url]: json({ contents, meta: { next_page_url: "https://example.com/v1/ContentAndApprovals?Page=1" } }),
      "https://content.twilio.com/v1/ContentAndApprovals?Page=1": json({ contents: [], meta: {} }),
    });
    expect(await twilio.listTemplates(connectionTo("twilio"))).toHaveLength(3);
    expect(calls.every(({ url: asked }) => asked.startsWith("https://content.twilio.com/"))).toBe(true);
  });
});

describe("the health of a number", () => {
  const read = (facts: unknown) => {
    const { meta } = fakeProviders({ [`${graph}/104100000000001?fields=${numberFields}`]: json(facts) });
    return meta.readNumber(connectionTo("meta"), ourNumber);
  };

  it("is what Meta says of it", async () => {
    const facts = { quality_rating: "YELLOW", verified_name: "Kola Brázda", throughput: { level: "STANDARD" } };
    const limit = { whatsapp_business_manager_messaging_limit: "TIER_2K" };
    expect(await read({ ...facts, ...limit, status: "CONNECTED", name_status: "APPROVED" })).toEqual({
      status: "active",
      quality: "yellow",
      dailyLimit: 2000,
      displayName: "Kola Brázda",
      nameStatus: "approved",
      notes: [],
    });
    expect(await read({ status: "CONNECTED", name_status: "PENDING_REVIEW" })).toMatchObject({
      status: "name_pending",
    });
    expect(await read({ status: "BANNED" })).toMatchObject({ status: "blocked", notes: ["BANNED"] });
    expect(
      await read({ status: "RESTRICTED", whatsapp_business_manager_messaging_limit: "TIER_UNLIMITED" }),
    ).toMatchObject({
      status: "limited",
      dailyLimit: null,
    });
  });

  it.each([{}, { status: "constructor" }, "<html>"])("is not guessed from %o", async (facts) => {
    await expect(read(facts)).rejects.toMatchObject({ reason: "unknown" });
  });

  it("is what 360dialog says, with its reasons", async () => {
    const { "360dialog": adapter } = fakeProviders({
      [`${d360}/health_status`]: json(fixture("dialog360/fixtures/health.json")),
    });
    expect(await adapter.readNumber(connectionTo("360dialog"), ourNumber)).toEqual({
      status: "limited",
      quality: "unknown",
      dailyLimit: undefined,
      notes: ["Zobrazované jméno čeká na schválení."],
    });
  });

  it.each([
    ["10K Customers/24hr", 10_000],
    ["250 Customers/24hr", 250],
    ["1.5K Customers/24hr", 1500],
    ["Unlimited", null],
    ["brzy", undefined],
  ])("at Twilio has the limit %s", async (limit, dailyLimit) => {
    const sender = { sid: "XE1", sender_id: "whatsapp:+420777123456", status: "ONLINE" };
    const properties = { quality_rating: "HIGH", messaging_limit: limit };
    const { twilio } = fakeProviders({ [senderList]: json({ senders: [{ ...sender, properties }] }) });
    expect(await twilio.readNumber(connectionTo("twilio"), ourNumber)).toMatchObject({
      status: "active",
      quality: "green",
      dailyLimit,
    });
  });

  it("at Twilio is none when the account has no such sender", async () => {
    const { twilio } = fakeProviders({ [senderList]: json({ senders: [] }) });
    await expect(twilio.readNumber(connectionTo("twilio"), ourNumber)).rejects.toMatchObject({
      reason: "number_unusable",
    });
  });
});

describe("where a provider is to call us", () => {
  const url = "https://desk.kola-brazda.example/api/webhooks/x/c1";

  it("is told to each in its own way", async () => {
    const sender = { sid: "XE1", sender_id: "whatsapp:+420777123456", status: "ONLINE" };
    const providers = fakeProviders({
      [`${graph}/102/subscribed_apps`]: json({ success: true }),
      [`${d360}/v1/configs/webhook`]: json({ url }),
      [senderList]: json({ senders: [sender] }),
      [`${twilioSenders}/XE1`]: json(sender, 202),
    });
    await providers.meta.registerWebhook(connectionTo("meta", { verifyToken: "v" }), ourNumber, url);
    await providers["360dialog"].registerWebhook(connectionTo("360dialog", { webhookSecret: "s" }), ourNumber, url);
    await providers.twilio.registerWebhook(connectionTo("twilio"), ourNumber, url);
    const told = providers.calls.filter(({ method }) => method === "POST").map(({ body }) => JSON.parse(String(body)));
    expect(told).toEqual([
      { override_callback_uri: url, verify_token: "v" },
      { url, headers: { Authorization: "Bearer s" } },
      {
        webhook: {
          callback_url: url,
          callback_method: "POST",
          status_callback_url: url,
          status_callback_method: "POST",
        },
      },
    ]);
  });
});

describe("reading", () => {
  it("is told to the provider by the message's id", async () => {
    const providers = fakeProviders({
      [`${graph}/104100000000001/messages`]: json({ success: true }),
      "https://messaging.twilio.com/v2/Indicators/Typing.json": json({ success: true }),
    });
    const read = { messaging_product: "whatsapp", status: "read" };
    await providers.meta.markRead(connectionTo("meta"), ourNumber, "wamid.1");
    await providers.meta.markRead(connectionTo("meta"), ourNumber, "wamid.2", { isTyping: true });
    await providers.twilio.markRead(connectionTo("twilio"), ourNumber, "SM1");
    expect(providers.calls.map(({ body }) => JSON.parse(String(body)))).toEqual([
      { ...read, message_id: "wamid.1" },
      { ...read, message_id: "wamid.2", typing_indicator: { type: "text" } },
      { channel: "whatsapp", messageId: "SM1" },
    ]);
  });
});

describe("a file that cannot be uploaded", () => {
  it.each([500, 302])("with %i is a definite failure: the message was not sent", async (status) => {
    const providers = fakeProviders({ [`${graph}/104100000000001/media`]: json("", status) });
    const content = { kind: "image" as const, mimeType: "image/jpeg", bytes: async () => new Uint8Array([1]) };
    await expect(providers.meta.send(connectionTo("meta"), outbound(content))).rejects.toMatchObject({
      details: { ambiguous: false },
    });
    expect(providers.calls).toHaveLength(1);
  });
});

it("Twilio's account stands in the address of every message", async () => {
  const url = `https://api.twilio.com/2010-04-01/Accounts/${accountSid}/Messages.json`;
  const { twilio, calls } = fakeProviders(
    { [url]: json({ sid: "SM1", status: "queued" }, 201) },
    { twilioApi: "https://api.twilio.com/" },
  );
  expect(await twilio.send(connectionTo("twilio"), outbound({ kind: "text", body: "Hotovo" }))).toEqual({
    providerMessageId: "SM1",
    state: "accepted",
  });
  expect(calls).toHaveLength(1);
});
