import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { connectionTo, fakeProviders, webhook } from "./test/fake-provider";
import { twilioSignature } from "./verify";

const providers = fakeProviders();
const hub = (body: string, secret: string) => `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;

describe("Meta's signature", () => {
  const body = '{"text":"\\u0160koda"}';
  const signed = (secret: string, sent = body) => webhook(sent, { "x-hub-signature-256": hub(body, secret) });
  const connection = connectionTo("meta", { appSecret: "nový", previousAppSecret: "starý" });
  const verify = (request: ReturnType<typeof webhook>, to = connection) => providers.meta.verifyWebhook(to, request);

  it("is made with the app's secret over the raw bytes, during rotation with either", () => {
    expect(verify(signed("nový"))).toBe(true);
    expect(verify(signed("starý"))).toBe(true);
  });

  it.each([
    ["another secret", signed("cizí")],
    ["one byte more", signed("nový", `${body} `)],
    ["the same JSON written otherwise", signed("nový", '{"text":"Škoda"}')],
    ["none", webhook(body)],
    ["half of it", webhook(body, { "x-hub-signature-256": hub(body, "nový").slice(0, 40) })],
    ["SHA-1", webhook(body, { "x-hub-signature": `sha1=${createHmac("sha1", "nový").update(body).digest("hex")}` })],
  ])("with %s is refused", (_, request) => {
    expect(verify(request)).toBe(false);
  });

  it("is refused when the secret is gone or empty", () => {
    expect(verify(signed("nový"), connectionTo("meta"))).toBe(false);
    expect(verify(signed(""), connectionTo("meta", { appSecret: "" }))).toBe(false);
  });
});

describe("Meta's handshake", () => {
  const answer = (query: Record<string, string>, verifyToken = "znamení") =>
    providers.meta.answerHandshake(connectionTo("meta", { verifyToken }), new URLSearchParams(query));
  const good = { "hub.mode": "subscribe", "hub.verify_token": "znamení", "hub.challenge": "1158201444" };

  it("echoes digits to whoever knows the token", () => {
    expect(answer(good)).toBe("1158201444");
  });

  it.each([
    ["a wrong token", { ...good, "hub.verify_token": "x" }, "znamení"],
    ["no token where none is set", { ...good, "hub.verify_token": "" }, ""],
    ["another mode", { ...good, "hub.mode": "unsubscribe" }, "znamení"],
    ["HTML", { ...good, "hub.challenge": "<script>" }, "znamení"],
  ])("refuses %s", (_, query, token) => {
    expect(answer(query, token)).toBeNull();
  });
});

describe("360dialog's header", () => {
  const adapter = providers["360dialog"];
  const connection = connectionTo("360dialog", { webhookSecret: "nové", previousWebhookSecret: "staré" });

  it.each([
    ["Bearer nové", true],
    ["Bearer staré", true],
    ["Bearer jiné", false],
    ["nové", false],
    ["", false],
  ])("%s: %s", (authorization, isAuthentic) => {
    const headers: Record<string, string> = authorization ? { authorization: encodeURI(authorization) } : {};
    const request = {
      ...webhook("{}", headers),
      headers: { get: (name: string) => (name === "authorization" && authorization) || null },
    };
    expect(adapter.verifyWebhook(connection, request)).toBe(isAuthentic);
  });

  it("never opens a connection without a secret", () => {
    const request = webhook("{}", { authorization: "Bearer undefined" });
    expect(adapter.verifyWebhook(connectionTo("360dialog"), request)).toBe(false);
    expect(
      adapter.verifyWebhook(
        connectionTo("360dialog", { webhookSecret: "" }),
        webhook("{}", { authorization: "Bearer " }),
      ),
    ).toBe(false);
  });
});

describe("Twilio's signature", () => {
  const url = "https://desk.kola-brazda.example/api/webhooks/twilio/c1?ref=v1.a.1";
  const form = new URLSearchParams({ MessageSid: "SM1", Body: "Dobrý den", From: "whatsapp:+420606111222" });
  const connection = connectionTo("twilio", { authToken: "nový", previousAuthToken: "starý" });
  const sent = (token: string, at = url, fields = form) => {
    const request = webhook(String(fields), { "x-twilio-signature": twilioSignature(token, at, fields) }, url);
    return providers.twilio.verifyWebhook(connection, request);
  };

  it("is the one that Twilio's documentation computes", () => {
    const documented = new URLSearchParams({
      CallSid: "CA1234567890ABCDE",
      Caller: "+14158675309",
      Digits: "1234",
      From: "+14158675309",
      To: "+18005551212",
    });
    expect(twilioSignature("12345", "https://mycompany.com/myapp.php?foo=1&bar=2", documented)).toBe(
      "RSOYDt4T1cUTdK1PDd93/VVr8B8=",
    );
  });

  it("covers the public address behind a proxy, with or without the usual port, and either token", () => {
    expect(sent("nový")).toBe(true);
    expect(sent("starý")).toBe(true);
    expect(sent("nový", url.replace(".example/", ".example:443/"))).toBe(true);
  });

  it("of another token, address, query or port is refused", () => {
    expect(sent("cizí")).toBe(false);
    expect(sent("nový", url.replace("https:", "http:"))).toBe(false);
    expect(sent("nový", url.replace("v1.a.1", "v1.b.1"))).toBe(false);
    expect(sent("nový", url.replace(".example/", ".example:8443/"))).toBe(false);
  });

  it("sorts and takes once the values of a repeated field", () => {
    const repeated = new URLSearchParams([
      ["a", "2"],
      ["a", "1"],
      ["a", "2"],
    ]);
    expect(twilioSignature("t", url, repeated)).toBe(createHmac("sha1", "t").update(`${url}a1a2`).digest("base64"));
    expect(sent("nový", url, repeated)).toBe(true);
  });

  it("over a changed form is refused", () => {
    const request = webhook(
      `${form}&Body=jin%C3%A9`,
      { "x-twilio-signature": twilioSignature("nový", url, form) },
      url,
    );
    expect(providers.twilio.verifyWebhook(connection, request)).toBe(false);
  });
});
