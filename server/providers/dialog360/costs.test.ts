import { describe, expect, it } from "vitest";
import { createProviders } from "../registry";
import type { Connection } from "../types";

const connection: Connection = {
  id: "c1",
  provider: "360dialog",
  config: { clientId: "kola/CL", channelId: "ch1" },
  secrets: { apiKey: "key" },
};
const partner = { partnerId: "brazdaPA", partnerKey: "partner-key" };

/** 360dialog with this answer. */
function withAnswer(answer: object, known: typeof partner | null = partner) {
  const asked: { url: URL; headers: Headers }[] = [];
  const fetch = async (input: Parameters<typeof globalThis.fetch>[0], init?: RequestInit) => {
    asked.push({ url: new URL(String(input)), headers: new Headers(init?.headers) });
    return Response.json(answer);
  };
  const base = "https://dialog.example";
  const baseUrls = { metaGraph: base, d360Api: base, d360Hub: `${base}/`, twilioApi: base, twilioContent: base };
  const providers = createProviders({
    fetch,
    baseUrls: { ...baseUrls, twilioMessaging: base },
    timeoutMs: 1000,
    partner: known,
  });
  const adapter = providers["360dialog"];
  return { asked, adapter, read: () => adapter.readCosts(connection, { from: "2026-11-01", to: "2026-11-30" }) };
}

const row = { day: "2026-11-03", phone: null, country: null, currency: "EUR" };

describe("360dialog's own figures of a client (S0.32)", () => {
  it("are asked with the partner's key for whole days, and read by category", async () => {
    const { asked, read } = withAnswer({
      balance: 12.5,
      currency: "eur",
      usage: [
        {
          period_date: "2026-11-03T00:00:00Z",
          marketing_quantity: 10,
          marketing_price: 0.728,
          utility_quantity: 0,
          utility_price: 0,
          service_quantity: 4,
          service_price: 0,
          quantity: 14,
          total_price: 0.728,
        },
        { period_date: "2026-12-01T00:00:00Z", marketing_quantity: 1, marketing_price: 1, quantity: 1, total_price: 1 },
      ],
    });
    expect(await read()).toEqual([
      { ...row, category: "marketing", messages: 10, cost: 0.728 },
      { ...row, category: "service", messages: 4, cost: 0 },
    ]);
    const [{ url, headers } = { url: new URL("x:"), headers: new Headers() }] = asked;
    expect(url.pathname).toBe("/api/v2/partners/brazdaPA/clients/kola%2FCL/info/balance");
    expect(Object.fromEntries(url.searchParams)).toEqual({
      start_date: String(Date.parse("2026-11-01T00:00:00Z") / 1000),
      end_date: String(Date.parse("2026-11-30T23:59:59Z") / 1000),
      granularity: "day",
    });
    expect(headers.get("x-api-key")).toBe("partner-key");
    expect(headers.has("D360-API-KEY")).toBe(false);
  });

  it("keep the provider's total: what it sums up without a category is unknown", async () => {
    const { read } = withAnswer({
      currency: "usd",
      usage: [
        { period_date: "2026-11-03", marketing_quantity: 1, marketing_price: 0.1, quantity: 4, total_price: "0.4" },
      ],
    });
    expect(await read()).toEqual([
      { ...row, currency: "USD", category: "marketing", messages: 1, cost: 0.1 },
      { ...row, currency: "USD", category: "unknown", messages: 3, cost: 0.3 },
    ]);
  });

  it("of an odd answer: days that are none are left out, and an answer without usage is a failure, not nothing", async () => {
    const odd = [null, 7, { period_date: "yesterday", quantity: 5 }, { period_date: "2026-11-03", quantity: "many" }];
    expect(await withAnswer({ currency: 3, usage: odd }).read()).toEqual([]);
    await expect(withAnswer({ balance: 1 }).read()).rejects.toMatchObject({ reason: "unknown" });
  });

  it("are told to a partner of its own clients only", async () => {
    const { adapter, asked, read } = withAnswer({ usage: [] }, null);
    expect(adapter.costAccount(connection)).toBeNull();
    expect(await read()).toEqual([]);
    const pasted = { ...connection, config: { channelId: "ch1" } };
    expect(withAnswer({}).adapter.costAccount(pasted)).toBeNull();
    expect(withAnswer({}).adapter.costAccount(connection)).toEqual({ id: "kola/CL", byNumber: false });
    expect(asked).toEqual([]);
  });
});
