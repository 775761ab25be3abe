import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { connections, numbers } from "@/db/schema/numbers";
import { sealSecrets } from "../numbers/connection";
import { metaSignature } from "../providers/verify";
import { addNumber, type TestWorld, testWorld } from "../test-world";
import {
  deliveriesOf,
  envelope,
  inboundOf,
  messagesChange,
  post,
  postMeta,
  seconds,
  type TestNumber,
  text,
} from "./webhook-world";

let world: TestWorld;
let number: TestNumber;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  number = await addNumber(world.ctx);
  expect(await postMeta(world, number, envelope())).toBe("stored");
});

async function changeSecret(appSecret: string) {
  const secrets = { accessToken: "t", appSecret, verifyToken: "v" };
  const sealedSecrets = sealSecrets(world.ctx, number.connectionId, secrets);
  await world.db.update(connections).set({ sealedSecrets }).where(eq(connections.id, number.connectionId));
}

const postSignedWith = (secret: string) => {
  const raw = Buffer.from(JSON.stringify(envelope()));
  return post(world, number, raw, { headers: { "x-hub-signature-256": metaSignature(secret, raw) } });
};

describe("a connection that the process remembers", () => {
  it("lets a new secret in at once", async () => {
    await changeSecret("new");
    expect(await postSignedWith("new")).toBe("stored");
    expect(await postSignedWith("secret")).toBe("signature");
  });

  it("refuses a secret that was taken away after five seconds at the latest", async () => {
    await changeSecret("new");
    world.clock.advanceMs(5_000);
    expect(await postSignedWith("secret")).toBe("signature");
  });

  it("knows a number that has just come to it", async () => {
    const later = await addNumber(world.ctx);
    await world.db.update(numbers).set({ connectionId: number.connectionId }).where(eq(numbers.id, later.numberId));
    world.clock.advanceMs(1);
    const messages = [text("wamid.later", "420777123456", seconds(world))];
    expect(await postMeta(world, number, envelope(messagesChange(later, { messages })))).toBe("stored");
    expect((await deliveriesOf(world, number)).at(-1)).toMatchObject({ outcome: "processed", error: null });
    expect(await inboundOf(world, later)).toHaveLength(1);
  });
});
