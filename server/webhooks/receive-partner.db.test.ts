import { and, eq, isNull } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connections, numberEvents, numbers } from "@/db/schema/numbers";
import { webhookDeliveries, webhookRefusals } from "@/db/schema/webhooks";
import { hexSignature } from "../providers/verify";
import { addNumber, type TestWorld, testWorld } from "../test-world";
import { listDeliveries } from "./list-deliveries";
import { listRefusals } from "./list-refusals";
import { receivePartner } from "./receive-partner";
import { replayDelivery } from "./replay-delivery";
import { partnerAddressId } from "./rules";

const secret = "partner-secret-of-the-test";
let world: TestWorld;
beforeAll(async () => {
  world = await testWorld({
    env: { D360_PARTNER_ID: "pPA", D360_PARTNER_KEY: "key", D360_PARTNER_WEBHOOK_SECRET: secret },
  });
});
afterAll(() => world.close());

const post = (body: unknown, signedWith: string | null = secret) => {
  const raw = Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
  const signature: Record<string, string> =
    signedWith === null ? {} : { "x-360dialog-signature": hexSignature(signedWith, raw) };
  return receivePartner(world.ctx, {
    pathAndQuery: "/api/webhooks/360dialog/partner",
    headers: new Headers({ "content-type": "application/json", ...signature }),
    body: new Blob([raw]).stream(),
  });
};
const news = (event: string, channelId: string, phone: string | null, more: object = {}) => ({
  id: "e1",
  event,
  data: {
    id: channelId,
    ...(phone ? { setup_info: { phone_number: phone.slice(1), phone_name: "Kola" } } : {}),
    ...more,
  },
});
const find = async (id: string) => (await world.db.select().from(numbers).where(eq(numbers.id, id)))[0];
const kept = async (id: string | null) =>
  world.db
    .select()
    .from(webhookDeliveries)
    .where(id ? eq(webhookDeliveries.connectionId, id) : isNull(webhookDeliveries.connectionId));

async function addChannel(channelId: string) {
  const number = await addNumber(world.ctx, { provider: "360dialog" });
  await world.db.update(connections).set({ config: { channelId } }).where(eq(connections.id, number.connectionId));
  return number;
}

describe("news of the partner account, all at one address", () => {
  it("reach the number of their channel, by its id or its phone, and no other", async () => {
    const [one, other] = [await addChannel("chA"), await addChannel("chB")];
    expect(await post(news("account_restriction", "chA", null))).toBe("stored");
    expect((await find(one.numberId))?.status).toBe("limited");
    expect((await find(other.numberId))?.status).toBe("active");
    expect(await post(news("cancellation_processed", "unheard-of", other.phone))).toBe("stored");
    expect((await find(other.numberId))?.status).toBe("disconnected");
    expect(await kept(one.connectionId)).toMatchObject([{ outcome: "processed" }]);
    expect(await kept(other.connectionId)).toMatchObject([{ outcome: "processed" }]);
  });

  it("tell quality, limit and the fate of the name (S0.36, S3.37)", async () => {
    const { numberId, phone } = await addChannel("chC");
    const facts = { status: "certificate_declined", current_quality_rating: "Low", current_limit: "TIER_1K" };
    await post(news("channel_ready", "chC", phone, facts));
    expect(await find(numberId)).toMatchObject({ quality: "red", nameStatus: "rejected" });
  });

  it("of a permission that is taken back leave a line in the number's history", async () => {
    const { numberId, phone } = await addChannel("chD");
    await post(news("channel_permission_revoked", "chD", phone));
    const events = await world.db
      .select()
      .from(numberEvents)
      .where(and(eq(numberEvents.numberId, numberId), eq(numberEvents.kind, "notice")));
    expect(events).toMatchObject([{ details: { code: "channel_permission_revoked" } }]);
  });

  it("about a channel that we do not have are kept, shown, and taken once it is ours", async () => {
    expect(await post(news("account_restriction", "chNew", "+420725118999"))).toBe("stored");
    const [row] = await kept(null);
    expect(row).toMatchObject({ outcome: "ignored", error: "channel:account_restriction · chNew · +420725118999" });
    const { rows } = await listDeliveries(world.ctx, { outcome: "ignored" });
    expect(rows).toMatchObject([{ id: row?.id, connectionName: null, provider: "360dialog" }]);
    expect(await replayDelivery(world.ctx, { deliveryId: row?.id ?? "" })).toEqual({ outcome: "ignored" });
    const { numberId, connectionId } = await addChannel("chNew");
    expect(await replayDelivery(world.ctx, { deliveryId: row?.id ?? "" })).toEqual({ outcome: "processed" });
    expect((await find(numberId))?.status).toBe("limited");
    expect(await kept(connectionId)).toMatchObject([{ id: row?.id, outcome: "processed" }]);
  });

  it("about a client are kept as unknown", async () => {
    await post({ id: "e2", event: "client_created", data: { id: "c1" } });
    expect((await kept(null)).map(({ error }) => error)).toContain("unknown:partner client_created");
  });

  it("are refused unsigned, forged, malformed and counted; without the secret the address does not exist", async () => {
    const body = news("account_restriction", "chA", null);
    expect(await post(body, null)).toBe("unsigned");
    expect(await post(body, "another-secret")).toBe("signature");
    expect(await post("no json")).toBe("malformed");
    const counted = await world.db
      .select()
      .from(webhookRefusals)
      .where(eq(webhookRefusals.connectionId, partnerAddressId));
    expect(counted.map(({ reason }) => reason).sort()).toEqual(["malformed", "signature", "unsigned"]);
    expect(await listRefusals(world.ctx)).toMatchObject([{ provider: "360dialog", connectionName: null }, {}, {}]);
    const deaf = { ...world.ctx.onboarding["360dialog"], hearsPartner: false };
    const ctx = { ...world.ctx, onboarding: { ...world.ctx.onboarding, "360dialog": deaf } };
    expect(await receivePartner(ctx, { pathAndQuery: "/", headers: new Headers(), body: null })).toBe(
      "no_such_address",
    );
  });
});
