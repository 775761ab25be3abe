import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { connect } from "@/db/client";
import { metaSignature } from "../providers/verify";
import { addNumber, type TestWorld, testWorld } from "../test-world";
import { answerHandshake } from "./answer-handshake";
import { maxBodyBytes } from "./rules";
import {
  deliveriesOf,
  envelope,
  inboundOf,
  messagesChange,
  metaSecret,
  post,
  postMeta,
  postTwilio,
  refusalsOf,
  seconds,
  type TestNumber,
  text,
  unreadOf,
} from "./webhook-world";

let world: TestWorld;
let number: TestNumber;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  number = await addNumber(world.ctx);
});

const client = "420777123456";
const hello = (id = "wamid.1") => envelope(messagesChange(number, { messages: [text(id, client, seconds(world))] }));
const bytes = (value: unknown) => Buffer.from(JSON.stringify(value));

async function expectNothingButACount(reason: string) {
  expect(await refusalsOf(world, number)).toMatchObject([{ reason, count: 1, day: "2026-11-22" }]);
  expect(await deliveriesOf(world, number)).toEqual([]);
  expect(await inboundOf(world, number)).toEqual([]);
}

describe("signatures (goals §6.5, 23–26)", () => {
  it("takes what the provider signed: the delivery, the message, no secret", async () => {
    const signed = metaSignature(metaSecret, bytes(hello()));
    const headers = { "user-agent": "facebookexternalua", cookie: "a=b", "x-hub-signature-256": signed };
    expect(await post(world, number, bytes(hello()), { headers })).toBe("stored");
    const [delivery] = await deliveriesOf(world, number);
    expect(delivery).toMatchObject({ outcome: "processed", error: null, tries: 1, provider: "meta" });
    expect(delivery?.headers).toEqual({ "content-type": "application/json", "user-agent": "facebookexternalua" });
    expect(Buffer.from(delivery?.rawBody ?? "").equals(bytes(hello()))).toBe(true);
    expect(await inboundOf(world, number)).toMatchObject([{ providerMessageId: "wamid.1", body: "Dobrý den 😀" }]);
  });

  it("refuses a call without a signature", async () => {
    expect(await post(world, number, bytes(hello()))).toBe("unsigned");
    await expectNothingButACount("unsigned");
  });

  it.each([
    ["short", () => metaSignature(metaSecret, bytes(hello())).slice(0, -1)],
    ["of another secret", () => metaSignature("other", bytes(hello()))],
    ["without its prefix", () => metaSignature(metaSecret, bytes(hello())).replace("sha256=", "")],
    ["in capitals", () => metaSignature(metaSecret, bytes(hello())).toUpperCase()],
    ["made with an empty secret", () => metaSignature("", bytes(hello()))],
  ])("refuses a signature %s", async (_, signature) => {
    const headers = { "x-hub-signature-256": signature() };
    expect(await post(world, number, bytes(hello()), { headers })).toBe("signature");
    await expectNothingButACount("signature");
  });

  it("refuses the signature of another connection", async () => {
    const secrets = { accessToken: "t", appSecret: "another", verifyToken: "v" };
    const other = await addNumber(world.ctx, { secrets });
    expect(await postMeta(world, other, hello())).toBe("signature");
    expect(await deliveriesOf(world, other)).toEqual([]);
  });

  it("refuses a body of which one byte changed", async () => {
    const body = bytes(hello());
    const headers = { "x-hub-signature-256": metaSignature(metaSecret, body) };
    body[body.length >> 1] = (body[body.length >> 1] ?? 0) ^ 1;
    expect(await post(world, number, body, { headers })).toBe("signature");
    await expectNothingButACount("signature");
  });

  it("verifies the raw bytes, however they are written", async () => {
    const escaped = JSON.stringify(hello()).replace("Dobrý", "Dobr\\u00fd").replaceAll('":', '" :\n ');
    expect(await postMeta(world, number, escaped)).toBe("stored");
    expect(await inboundOf(world, number)).toMatchObject([{ body: "Dobrý den 😀" }]);
  });

  it("takes the old secret only inside the overlap", async () => {
    const common = { accessToken: "t", verifyToken: "v", appSecret: "new" };
    const during = await addNumber(world.ctx, { secrets: { ...common, previousAppSecret: metaSecret } });
    const after = await addNumber(world.ctx, { secrets: common });
    const empty = await addNumber(world.ctx, { secrets: { ...common, appSecret: "", previousAppSecret: "" } });
    expect(await postMeta(world, during, envelope())).toBe("stored");
    expect(await postMeta(world, after, envelope())).toBe("signature");
    const headers = { "x-hub-signature-256": metaSignature("", bytes({})) };
    expect(await post(world, empty, bytes({}), { headers })).toBe("signature");
  });

  it("counts every refusal of a day in one row", async () => {
    await Promise.all(Array.from({ length: 8 }, () => post(world, number, bytes({}))));
    expect(await refusalsOf(world, number)).toMatchObject([{ reason: "unsigned", count: 8 }]);
  });

  it("proves 360dialog by the header that we gave it", async () => {
    const secrets = { apiKey: "k", webhookSecret: "s3cret" };
    number = await addNumber(world.ctx, { provider: "360dialog", secrets });
    const call = (authorization: string) =>
      post(world, number, bytes(hello()), { provider: "360dialog", headers: { authorization } });
    expect(await call("Bearer wrong")).toBe("signature");
    expect(await call("Bearer ")).toBe("signature");
    expect(await call("Bearer s3cret")).toBe("stored");
    expect((await deliveriesOf(world, number))[0]?.headers).toEqual({ "content-type": "application/json" });
  });

  it("verifies Twilio's form by the public address with its query", async () => {
    number = await addNumber(world.ctx, {
      provider: "twilio",
      phone: "+420602111222",
      secrets: { authToken: "token" },
    });
    number = { ...number, providerNumberId: "+420602111222" };
    const fields = { AccountSid: "AC1", MessageSid: "SM1", From: `whatsapp:+${client}`, To: "whatsapp:+420602111222" };
    expect(await postTwilio(world, number, { ...fields, Body: "Ahoj" }, "?ref=a")).toBe("stored");
    const raw = Buffer.from(new URLSearchParams(fields).toString());
    const headers = { "x-twilio-signature": "AAAA" };
    expect(await post(world, number, raw, { provider: "twilio", headers })).toBe("signature");
  });
});

describe("addresses", () => {
  it.each([
    ["an unknown provider", { provider: "telegram" }],
    ["a provider that is not the connection's", { provider: "twilio" }],
    ["an unknown connection", { connectionId: "00000000-0000-7000-8000-000000000000" }],
    ["no id at all", { connectionId: "1' or true --" }],
  ])("knows nothing of %s and counts nothing", async (_, change) => {
    expect(await postMeta(world, number, hello(), change)).toBe("no_such_address");
    expect(await refusalsOf(world, number)).toEqual([]);
  });
});

describe("the handshake (goals §6.5, 35)", () => {
  const ask = (query: Record<string, string>, provider = "meta") =>
    answerHandshake(world.ctx, { ...number, provider, query: new URLSearchParams(query) });
  const right = { "hub.mode": "subscribe", "hub.verify_token": "verify", "hub.challenge": "1158201444" };

  it("echoes the challenge to who knows the token", async () => {
    expect(await ask(right)).toEqual({ ok: true, challenge: "1158201444" });
  });

  it.each([
    ["a wrong token", { ...right, "hub.verify_token": "other" }],
    ["no token", { "hub.mode": "subscribe", "hub.challenge": "1" }],
    ["another mode", { ...right, "hub.mode": "unsubscribe" }],
    ["HTML instead of a challenge", { ...right, "hub.challenge": "<script>alert(1)</script>" }],
    ["a challenge too long", { ...right, "hub.challenge": "1".repeat(41) }],
  ])("refuses %s and counts it", async (_, query) => {
    expect(await ask(query)).toEqual({ ok: false, reason: "refused" });
    expect(await refusalsOf(world, number)).toMatchObject([{ reason: "handshake", count: 1 }]);
  });

  it("knows nothing of a wrong address", async () => {
    expect(await ask(right, "twilio")).toEqual({ ok: false, reason: "no_such_address" });
  });
});

describe("bad bodies (goals §6.5, 33)", () => {
  it("refuses 10 MB, claimed or not", async () => {
    expect(await postMeta(world, number, `"${"a".repeat(2 * maxBodyBytes)}"`)).toBe("too_large");
    const headers = { "content-length": String(maxBodyBytes + 1) };
    expect(await postMeta(world, number, "{}", { headers })).toBe("too_large");
    expect(await refusalsOf(world, number)).toMatchObject([{ reason: "too_large", count: 2 }]);
  });

  it.each(["", "{", "null", "[]", '"text"', "\u0000", "{'a':1}"])(
    "refuses what is no JSON object: %j",
    async (body) => {
      expect(await postMeta(world, number, body)).toBe("malformed");
      await expectNothingButACount("malformed");
    },
  );

  it("keeps an object that says nothing", async () => {
    expect(await postMeta(world, number, {})).toBe("stored");
    expect(await postMeta(world, number, { entry: [{ changes: [null, 1, "x", { field: 3, value: [] }] }] })).toBe(
      "stored",
    );
    expect((await deliveriesOf(world, number)).map(({ outcome }) => outcome)).toEqual(["ignored", "ignored"]);
  });

  it("takes the last of two equal keys, as JSON does", async () => {
    const twice = JSON.stringify(hello()).replace('"body":', '"body":"první","body":');
    expect(await postMeta(world, number, twice)).toBe("stored");
    expect(await inboundOf(world, number)).toMatchObject([{ body: "Dobrý den 😀" }]);
  });

  it("stores NUL, lone surrogates and bottomless nesting without harm", async () => {
    const nested = `${'{"a":'.repeat(20_000)}1${"}".repeat(20_000)}`;
    const odd = { ...text("wamid.odd", client, seconds(world)), type: "odd\u0000type", "k\u0000ey": "\ud800" };
    const body = JSON.stringify(
      envelope(messagesChange(number, { messages: [text("wamid.t", client, seconds(world), "a\u0000b\ud83d"), odd] })),
    ).replace('"k\\u0000ey"', `"deep":${nested},"k\\u0000ey"`);
    expect(await postMeta(world, number, body)).toBe("stored");
    const [delivery] = await deliveriesOf(world, number);
    expect(delivery).toMatchObject({ outcome: "processed", error: null });
    const found = await inboundOf(world, number);
    expect(found.map(({ kind, body: shown }) => [kind, shown])).toEqual([
      ["text", "ab\ufffd"],
      ["unsupported", null],
    ]);
  });
});

describe("the database is down (goals §6.5, 36 and 37)", () => {
  it("asks the provider to send again, and loses and doubles nothing then", async () => {
    const dead = connect("postgres://nobody@127.0.0.1:9/none", { max: 1 });
    expect(await postMeta({ ...world, ctx: { ...world.ctx, db: dead.db } }, number, hello())).toBe("unavailable");
    await dead.sql.end();
    expect(await postMeta(world, number, hello())).toBe("stored");
    expect(await inboundOf(world, number)).toHaveLength(1);
  });

  it("does not say stored when not even the failure could be kept", async () => {
    const refusing = Object.create(world.db, {
      transaction: { value: () => Promise.reject(new Error("the server closed the connection")) },
    });
    expect(await postMeta({ ...world, ctx: { ...world.ctx, db: refusing } }, number, hello())).toBe("unavailable");
    expect(await deliveriesOf(world, number)).toEqual([]);
  });

  it("changes nothing when the answer was lost and the provider sends again", async () => {
    await postMeta(world, number, hello());
    const [first] = await inboundOf(world, number);
    expect(await postMeta(world, number, hello())).toBe("stored");
    expect(await inboundOf(world, number)).toEqual([first]);
    expect(await unreadOf(world, number)).toBe(1);
  });
});
