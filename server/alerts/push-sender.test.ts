import { createECDH, randomBytes } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import webPush from "web-push";
import { createPushSender, type Push } from "./push-sender";
import { startPushSink } from "./test/push-sink";

let sink: Awaited<ReturnType<typeof startPushSink>>;
beforeAll(async () => {
  sink = await startPushSink();
});
beforeEach(() => {
  sink.received.length = 0;
  sink.answerWith(201);
});
afterAll(() => sink.close());

const browser = createECDH("prime256v1");
browser.generateKeys();
const push: Push = {
  subscription: {
    endpoint: "https://push.example.com/to/one",
    p256dh: browser.getPublicKey("base64url"),
    auth: randomBytes(16).toString("base64url"),
  },
  payload: JSON.stringify({ title: "Servis: číslo je odpojené" }),
  vapid: { ...webPush.generateVAPIDKeys(), subject: "https://desk.example.com" },
  topic: "0190aaaa000070008000000000000001",
};

it("reaches the push service encrypted and signed", async () => {
  expect(await createPushSender(sink.network)(push)).toBe("sent");
  const [got] = sink.received;
  expect(got).toMatchObject({
    path: "/to/one",
    headers: { urgency: "high", topic: push.topic, "content-encoding": "aes128gcm", ttl: "86400" },
  });
  expect(String(got?.headers.authorization)).toMatch(/^vapid t=.+, k=/);
  expect(got?.body.length).toBeGreaterThan(50);
  expect(got?.body.toString("utf8")).not.toContain("odpojené");
});

it.each([404, 410])("tells that the browser is gone by %d", async (status) => {
  sink.answerWith(status);
  expect(await createPushSender(sink.network)(push)).toBe("gone");
});

it("throws when the service refuses, so that it is tried again", async () => {
  sink.answerWith(503);
  await expect(createPushSender(sink.network)(push)).rejects.toThrow();
});

it.each(["http://push.example.com/to/one", "https://127.0.0.1/to/one", "https://localhost/to/one"])(
  "never calls %s",
  async (endpoint) => {
    const subscription = { ...push.subscription, endpoint };
    expect(await createPushSender(sink.network)({ ...push, subscription })).toBe("gone");
    expect(sink.received).toEqual([]);
  },
);
