import { afterAll, beforeAll, expect, it } from "vitest";
import { createMailer } from "./mailer";
import { startSmtpSink } from "./test/smtp-sink";

let sink: Awaited<ReturnType<typeof startSmtpSink>>;
beforeAll(async () => {
  sink = await startSmtpSink();
});
afterAll(() => sink.close());

const letter = {
  to: "admin@example.com",
  subject: "Servis: číslo je odpojené",
  text: "Nic neodchází.",
  messageId: "<a.b@desk.example.com>",
};

it("is none without a server or a sender", () => {
  expect(createMailer({})).toBeNull();
  expect(createMailer({ SMTP_URL: sink.url })).toBeNull();
});

it("hands the letter to the server under its own id", async () => {
  await createMailer({ SMTP_URL: sink.url, SMTP_FROM: "Hovorna <desk@example.com>" })?.(letter);
  expect(sink.letters).toHaveLength(1);
  expect(sink.letters[0]).toContain("From: Hovorna <desk@example.com>");
  expect(sink.letters[0]).toContain("Message-ID: <a.b@desk.example.com>");
  expect(sink.letters[0]).toContain("Auto-Submitted: auto-generated");
});

it("throws when the server does not take it", async () => {
  sink.refuse(true);
  const send = createMailer({ SMTP_URL: sink.url, SMTP_FROM: "desk@example.com" });
  await expect(send?.(letter)).rejects.toThrow(/not now/);
});
