import { describe, expect, it } from "vitest";
import { createProviders } from "../registry";
import type { Connection } from "../types";

const account = `AC${"1".repeat(32)}`;
const connection: Connection = {
  id: "c1",
  provider: "twilio",
  config: { accountSid: account },
  secrets: { authToken: "word" },
};
const message = (change: object = {}) => ({
  from: "whatsapp:+420725118433",
  to: "whatsapp:+420606111222",
  direction: "outbound-api",
  status: "delivered",
  date_sent: "Tue, 03 Nov 2026 10:00:00 +0000",
  price: "-0.00500",
  price_unit: "USD",
  ...change,
});

/** Twilio with these pages; the next page is named by path only, as the older API does. */
function withPages(pages: object[][]) {
  const asked: URL[] = [];
  const fetch = async (input: Parameters<typeof globalThis.fetch>[0]) => {
    const url = new URL(String(input));
    asked.push(url);
    const page = Number(url.searchParams.get("Page") ?? 0);
    const next = page + 1 < pages.length ? `/2010-04-01/Accounts/${account}/Messages.json?Page=${page + 1}` : null;
    return Response.json({ messages: pages[page] ?? [], next_page_uri: next });
  };
  const base = "https://twilio.example";
  const baseUrls = { metaGraph: base, d360Api: base, d360Hub: base, twilioContent: base, twilioMessaging: base };
  const { twilio } = createProviders({ fetch, baseUrls: { ...baseUrls, twilioApi: base }, timeoutMs: 1000 });
  return { asked, read: () => twilio.readCosts(connection, { from: "2026-11-01", to: "2026-11-30" }) };
}

const row = { day: "2026-11-03", phone: "+420725118433", country: "CZ", category: "unknown", currency: "USD" };

describe("Twilio's own figures (S0.31, S0.32)", () => {
  it("are summed over every page by day, number and country", async () => {
    const { asked, read } = withPages([[message(), message()], [message({ price: "-0.09090", status: "read" })], []]);
    expect(await read()).toEqual([{ ...row, messages: 3, cost: 0.1009 }]);
    expect(asked).toHaveLength(3);
    expect(asked[0]?.searchParams.get("DateSent>")).toBe("2026-11-01");
    expect(asked[0]?.searchParams.get("DateSent<")).toBe("2026-12-01");
    expect(new Set(asked.map(({ pathname }) => pathname))).toEqual(
      new Set([`/2010-04-01/Accounts/${account}/Messages.json`]),
    );
  });

  it("leave out SMS, what clients wrote, other days and what was never delivered", async () => {
    const { read } = withPages([
      [
        message({ from: "+420725118433", to: "+420606111222" }),
        message({ direction: "inbound", from: "whatsapp:+420606111222", to: "whatsapp:+420725118433" }),
        message({ date_sent: "Tue, 01 Dec 2026 00:00:00 +0000" }),
        message({ status: "sent", price: null }),
        message({ date_sent: "no date" }),
      ],
    ]);
    expect(await read()).toEqual([]);
  });

  it("count a message whose price is not known yet, and a failed one's fee without the message", async () => {
    const { read } = withPages([
      [message({ price: null }), message(), message({ status: "failed", price: "-0.00100" })],
    ]);
    expect(await read()).toEqual([
      { ...row, currency: null, messages: 1, cost: null },
      { ...row, messages: 1, cost: 0.006 },
    ]);
  });

  it("are refused whole when the list never ends", async () => {
    const fetch = async () => Response.json({ messages: [message()], next_page_uri: "/x?Page=1" });
    const base = "https://twilio.example";
    const baseUrls = { metaGraph: base, d360Api: base, d360Hub: base, twilioContent: base, twilioMessaging: base };
    const { twilio } = createProviders({ fetch, baseUrls: { ...baseUrls, twilioApi: base }, timeoutMs: 1000 });
    const read = twilio.readCosts(connection, { from: "2026-11-01", to: "2026-11-30" });
    await expect(read).rejects.toMatchObject({ reason: "unknown" });
  }, 30_000);
});
