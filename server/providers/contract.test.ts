import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { providerNames } from "@/db/enums";
import { type ContractWorld, client, contractWorld, picture, stranger } from "./test/contract-world";
import type { OutboundContent } from "./types";

/** The same story with every adapter: what comes in, what goes out, and what becomes of it. */
describe.each(providerNames)("messages of %s", (provider) => {
  let world: ContractWorld;
  beforeAll(async () => {
    world = await contractWorld(provider);
  });
  afterAll(() => world.close());

  const file = (mimeType = "image/jpeg") => ({
    mimeType,
    fileName: "kolo.jpg",
    bytes: async () => new Uint8Array(picture),
    link: `${world.deskUrl}/file`,
  });

  it("says how the number is", async () => {
    expect(await world.adapter.readNumber(world.connection, world.us)).toMatchObject({ status: "active" });
  });

  it("brings everything that a client sends, once, by the right number", async () => {
    const { writes, arrived, adapter, connection, us, events } = world;
    const kinds = ["image", "video", "voice", "document", "sticker"];
    await writes({ type: "text", text: "Dobrý den, kdy bude hotové kolo?", forwarded: true });
    for (const type of kinds) await writes({ type });
    await writes({ type: "location", latitude: 50.0755, longitude: 14.4378, name: "U mostu" });
    await writes({ type: "list", id: "st", title: "Středa" });
    for (const kind of ["text", "location", "list", ...kinds])
      expect((await arrived(kind)).from).toMatchObject({ phone: client });
    expect((await arrived("text")).payload).toMatchObject({ forwarded: true });
    expect((await arrived("list")).payload.list).toMatchObject({ id: "st", title: "Středa" });
    expect(events.every((event) => event.type !== "message" || event.providerNumberId === us.providerNumberId)).toBe(
      true,
    );
    expect(world.forged).toEqual([]);
    const ref = (await arrived("image")).media?.providerRef ?? "";
    const chunks: Uint8Array[] = [];
    for await (const chunk of (await adapter.downloadMedia(connection, ref, 10_000_000)).stream) chunks.push(chunk);
    expect(Buffer.concat(chunks).equals(picture)).toBe(true);
    await expect(adapter.downloadMedia(connection, ref, 10)).rejects.toMatchObject({ reason: "media_invalid" });
    await adapter.markRead(connection, us, (await arrived("text")).providerMessageId);
  });

  it.skipIf(provider === "twilio")("brings what only Meta's wire knows", async () => {
    const { writes, arrived } = world;
    const messageId = await writes({ type: "text", text: "Kdy bude kolo?" });
    await writes({ type: "contacts", contacts: [{ name: "Petr", phone: "+420777000111" }] });
    expect((await arrived("contacts")).payload.contacts).toEqual([{ name: "Petr", phones: ["+420777000111"] }]);
    await writes({ type: "reaction", messageId, emoji: "👍" });
    expect((await arrived("reaction")).payload.reaction).toEqual({ toProviderMessageId: messageId, emoji: "👍" });
    await writes({ type: "order", text: "Prosím dvě", productIds: ["duse-28"] });
    expect(await arrived("order")).toMatchObject({ body: "Prosím dvě" });
    await writes({ type: "flow", answers: { termin: "středa" } });
    expect(await arrived("button")).toMatchObject({ body: "termin: středa", payload: { flow: { termin: "středa" } } });
    await writes({ type: "edit", messageId, text: "Kdy bude mé kolo?" });
    expect((await arrived("system")).payload.system).toMatchObject({ type: "edit", text: "Kdy bude mé kolo?" });
    await writes({ type: "revoke", messageId });
    await vi.waitFor(async () => expect((await arrived("system")).payload.system?.type).toBe("revoke"));
    await writes({ type: "moved", phone: "+420777000222" });
    await vi.waitFor(async () => expect((await arrived("system")).payload.system?.type).toBe("user_changed_number"));
    await writes({ type: "unsupported" });
    expect((await arrived("unsupported")).payload).toHaveProperty("raw");
  });

  const contents = (quoted: string): OutboundContent[] => [
    { kind: "text", body: "Zítra v 15 hodin", previewUrl: true },
    { kind: "image", ...file(), caption: "Hotovo" },
    { kind: "location", latitude: 50.0755, longitude: 14.4378, name: "Kola Brázda", address: "Vinohradská 12" },
    { kind: "reaction", toProviderMessageId: quoted, emoji: "👍" },
    { kind: "contacts", contacts: [{ name: "Kola Brázda", phones: ["+420777123456"], company: "Kola Brázda" }] },
    {
      kind: "interactive",
      header: { kind: "image", link: `${world.deskUrl}/file` },
      body: "Přijdete?",
      footer: "Kola Brázda",
      action: { type: "buttons", buttons: [{ id: "ano", title: "Ano" }] },
    },
    {
      kind: "interactive",
      header: { kind: "text", text: "Termíny" },
      body: "Vyberte den",
      action: { type: "list", button: "Dny", sections: [{ title: "Týden", rows: [{ id: "st", title: "Středa" }] }] },
    },
    {
      kind: "interactive",
      body: "Ceník",
      action: { type: "cta_url", text: "Otevřít", url: "https://k.example/cenik" },
    },
  ];

  it("sends every kind, its receipts carry our id; what the provider lacks is refused before it leaves", async () => {
    const { adapter, send, receiptsOf, us } = world;
    const { providerMessageId: quoted } = await world.arrived("text");
    for (const content of contents(quoted)) {
      const lacks =
        (content.kind === "reaction" && !adapter.capabilities.reactions) ||
        (content.kind === "contacts" && !adapter.capabilities.contacts) ||
        (content.kind === "interactive" && !adapter.capabilities.interactive);
      if (lacks) {
        await expect(send(content)).rejects.toMatchObject({ reason: "bad_request" });
        continue;
      }
      const more = content.kind === "text" && adapter.capabilities.quotes ? { replyToProviderMessageId: quoted } : {};
      const { providerMessageId, ref } = await send(content, more);
      const last = content.kind === "reaction" ? "sent" : "delivered";
      const receipts = await vi.waitFor(() => {
        const found = receiptsOf(providerMessageId);
        if (!found.some(({ status }) => status === last)) throw new Error(`no receipt of ${content.kind}`);
        return found;
      });
      expect(receipts.every((receipt) => receipt.ref === ref)).toBe(true);
      expect(receipts.every((receipt) => receipt.providerNumberId === us.providerNumberId)).toBe(true);
    }
  });

  it.skipIf(provider === "twilio")("hears which button of ours was pressed", async () => {
    const buttons = [{ id: "ano:1", title: "Ano, přijdu" }];
    const sent = await world.send({ kind: "interactive", body: "Přijdete?", action: { type: "buttons", buttons } });
    await world.writes({ type: "button", messageId: sent.providerMessageId, text: "Ano, přijdu" });
    await vi.waitFor(async () =>
      expect(await world.arrived("button")).toMatchObject({
        payload: { button: { text: "Ano, přijdu", payload: "ano:1" } },
        replyToProviderMessageId: sent.providerMessageId,
      }),
    );
  });

  it.skipIf(provider === "twilio")(
    "hears which row of our list was chosen, with a description or without (N.19)",
    async () => {
      const rows = [
        { id: "po", title: "Pondělí", description: "8–12 h" },
        { id: "ut", title: "Úterý" },
      ];
      const action = { type: "list" as const, button: "Dny", sections: [{ rows }] };
      const sent = await world.send({ kind: "interactive", body: "Vyberte den", action });
      for (const row of rows) {
        await world.writes({ type: "button", messageId: sent.providerMessageId, text: row.title });
        await vi.waitFor(async () => expect((await world.arrived("list")).payload.list).toEqual(row));
      }
    },
  );

  it.each([
    ["shuffled and doubled", { duplicateWebhooks: 1, reorderWebhooks: 0.5 }],
    ["in order", {}],
  ])(
    "tells receipts %s, each with our id",
    async (_, faults) => {
      await world.post("/_sim/faults", faults);
      const sent = await Promise.all([1, 2, 3].map((n) => world.send({ kind: "text", body: `Zpráva ${n}` })));
      await vi.waitFor(
        () => {
          for (const { providerMessageId, ref } of sent) {
            const receipts = world.receiptsOf(providerMessageId);
            expect(new Set(receipts.map(({ status }) => status))).toEqual(new Set(["sent", "delivered"]));
            expect(receipts.every((receipt) => receipt.ref === ref)).toBe(true);
          }
        },
        { timeout: 8000 },
      );
      await world.post("/_sim/faults", {}, "DELETE");
    },
    15_000,
  );

  it("says of the client's window what it is", async () => {
    const { send, refusalOf } = world;
    const toStranger = send({ kind: "text", body: "Dobrý den" }, { to: { phone: stranger } });
    expect(await refusalOf(toStranger)).toBe("window_closed");
  });
});
