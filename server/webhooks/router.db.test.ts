import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Role } from "@/db/enums";
import { addNumber, addUser, type TestWorld, testWorld } from "../test-world";
import { createCaller } from "../trpc/procedures";
import { webhooksRouter } from "./router";
import { envelope, post, postMeta, postTwilio, type TestNumber } from "./webhook-world";

let world: TestWorld;
let number: TestNumber;
beforeAll(async () => {
  world = await testWorld();
  number = await addNumber(world.ctx);
});
afterAll(() => world.close());

async function callerOf(role: Role) {
  return createCaller(webhooksRouter)(world.as(await addUser(world.ctx, { role })));
}

describe("webhooks for administrators", () => {
  it.each(["operator", "supervisor"] as const)("are closed to an %s", async (role) => {
    const caller = await callerOf(role);
    const deliveryId = world.ctx.newId();
    const calls = [caller.list({}), caller.show({ deliveryId }), caller.replay({ deliveryId }), caller.refusals()];
    for (const result of await Promise.allSettled(calls))
      expect(result).toMatchObject({ status: "rejected", reason: { code: "FORBIDDEN" } });
  });

  it("come in pages, newest first, every one once", async () => {
    const start = world.clock.now();
    // Three a second: equal times must not be lost at the border of two pages.
    for (let item = 0; item < 120; item += 1) {
      world.clock.set(new Date(start.getTime() + Math.floor(item / 3) * 1000));
      await postMeta(world, number, envelope(...(item % 4 === 0 ? [{ field: "flows", value: {} }] : [])));
    }
    world.clock.set(start);
    const caller = await callerOf("admin");
    const all = await pages((cursor) => caller.list({ cursor }));
    const own = all.flat();
    expect(all.map((page) => page.length)).toEqual([50, 50, 20]);
    expect(new Set(own.map(({ id }) => id)).size).toBe(120);
    expect(own.map(({ receivedAt }) => receivedAt.getTime())).toEqual(
      own.map(({ receivedAt }) => receivedAt.getTime()).sort((a, b) => b - a),
    );
    const ignored = (await pages((cursor) => caller.list({ outcome: "ignored", cursor }))).flat();
    expect(new Set(ignored.map(({ outcome }) => outcome))).toEqual(new Set(["ignored"]));
  });

  it.each(["x", "2026-11-22T12:00:00.000Z_' or 1=1 --", "2026-11-22T12:00:00.000Z_"])(
    "refuse a cursor that we did not write: %s",
    async (cursor) => {
      await expect((await callerOf("admin")).list({ cursor })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    },
  );

  it("show a body readable, whatever it is", async () => {
    const caller = await callerOf("admin");
    const shown = async () => {
      const [newest] = (await caller.list({})).rows;
      return caller.show({ deliveryId: newest?.id ?? "" });
    };
    world.clock.advanceMs(60_000);
    await postMeta(world, number, { a: "<img src=x onerror=alert(1)>" });
    expect(await shown()).toMatchObject({ body: '{\n  "a": "<img src=x onerror=alert(1)>"\n}', isCut: false });
    world.clock.advanceMs(1000);
    await postMeta(world, number, { a: "x".repeat(300_000) });
    expect(await shown()).toMatchObject({ isCut: true, mayReplay: true });
    world.clock.advanceMs(1000);
    const twilio = await addNumber(world.ctx, { provider: "twilio", secrets: { authToken: "token" } });
    await postTwilio(world, twilio, { AccountSid: "AC1", Body: "Dobrý den & díky" });
    expect(await shown()).toMatchObject({ body: "AccountSid: AC1\nBody: Dobrý den & díky" });
  });

  it("tell refusals by day, connection and reason", async () => {
    const other = await addNumber(world.ctx);
    await post(world, other, Buffer.from("{}"));
    await post(world, other, Buffer.from("{}"), { headers: { "x-hub-signature-256": "sha256=00" } });
    const rows = await (await callerOf("admin")).refusals();
    expect(rows.filter(({ connectionId }) => connectionId === other.connectionId)).toMatchObject([
      { reason: "signature", count: 1, connectionName: "Servis", provider: "meta" },
      { reason: "unsigned", count: 1 },
    ]);
  });
});

async function pages<R>(ask: (cursor: string | null) => Promise<{ rows: R[]; nextCursor: string | null }>) {
  const found: R[][] = [];
  let cursor: string | null = null;
  do {
    const page: { rows: R[]; nextCursor: string | null } = await ask(cursor);
    found.push(page.rows);
    cursor = page.nextCursor;
  } while (cursor);
  return found;
}
