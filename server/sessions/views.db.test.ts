import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDesk } from "../inbox/inbox-world";
import { operatorOf } from "../inbox/operator";
import { type TestWorld, testWorld } from "../test-world";
import { createCaller } from "../trpc/procedures";
import { sessionsRouter } from "./router";
import { usualColumns } from "./rules";
import { openingAddress } from "./show-table";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const callerOf = createCaller(sessionsRouter);
const view = { address: { period: "live", status: "waiting", sort: "started" }, columns: ["started", "wait"] };

describe("saved views of the sessions table (N.34)", () => {
  it("are one's own or everybody's, and only their owner or a supervisor changes a shared one", async () => {
    const desk = await addDesk(world);
    const [petra, jana, boss] = [callerOf(desk.petra), callerOf(desk.jana), callerOf(desk.supervisor)];
    const { viewId } = await petra.saveView({ ...view, name: "Dlouho čekají", isShared: false });
    expect((await jana.table()).views).toEqual([]);
    await expect(jana.deleteView({ viewId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(petra.saveView({ ...view, name: "dlouho ČEKAJÍ", isShared: false })).rejects.toThrow("viewTaken");

    await petra.saveView({ ...view, viewId, name: "Čekají", isShared: true });
    expect((await jana.table()).views).toMatchObject([{ ...view, id: viewId, name: "Čekají", isMine: false }]);
    await expect(jana.saveView({ ...view, viewId, name: "Moje", isShared: true })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await boss.saveView({ ...view, viewId, name: "Fronta", isShared: true });
    expect((await petra.table()).views).toMatchObject([{ name: "Fronta", ownerId: operatorOf(desk.petra).userId }]);
    await boss.deleteView({ viewId });
    expect((await petra.table()).views).toEqual([]);
  });

  it("refuse an address that asks for what the table does not know", async () => {
    const { petra } = await addDesk(world);
    const odd = { ...view, address: { period: "live", status: "lost" }, name: "Divný", isShared: false };
    await expect(callerOf(petra).saveView(odd)).rejects.toThrow("unexpected");
  });

  it("open with the table where the person chose one, until it is gone", async () => {
    const desk = await addDesk(world);
    const [petra, jana] = [callerOf(desk.petra), callerOf(desk.jana)];
    expect(await openingAddress(desk.petra)).toBeNull();
    const { viewId } = await jana.saveView({ ...view, name: "Fronta", isShared: true });
    await petra.openWith({ viewId });
    expect(await openingAddress(desk.petra)).toEqual({ ...view.address, view: viewId });
    expect((await petra.table()).openingViewId).toBe(viewId);
    await jana.saveView({ ...view, viewId, name: "Fronta", isShared: false });
    expect(await openingAddress(desk.petra)).toBeNull();
    await expect(petra.openWith({ viewId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await jana.openWith({ viewId });
    await jana.deleteView({ viewId });
    expect(await openingAddress(desk.jana)).toBeNull();
  });

  it("keep the columns a person chose on the server", async () => {
    const desk = await addDesk(world);
    const petra = callerOf(desk.petra);
    expect((await petra.table()).columns).toEqual(usualColumns);
    await petra.saveColumns({ columns: ["phone", "field:Zakázka"] });
    expect((await callerOf(desk.petra).table()).columns).toEqual(["phone", "field:Zakázka"]);
    expect((await callerOf(desk.jana).table()).columns).toEqual(usualColumns);
    await petra.openWith({ viewId: null });
    expect((await petra.table()).columns).toEqual(["phone", "field:Zakázka"]);
  });
});
