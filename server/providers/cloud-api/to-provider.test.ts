import { describe, expect, it } from "vitest";
import { connectionTo, fakeProviders, json, outbound } from "../test/fake-provider";
import type { Outbound, OutboundContent } from "../types";

const messagesUrl = "https://graph.facebook.com/v25.0/104100000000001/messages";
const mediaUrl = "https://graph.facebook.com/v25.0/104100000000001/media";

async function sent(content: OutboundContent, more: Partial<Outbound> = {}) {
  const providers = fakeProviders({
    [messagesUrl]: json({ messages: [{ id: "wamid.KB" }] }),
    [mediaUrl]: json({ id: "9009" }),
  });
  await providers.meta.send(connectionTo("meta", { accessToken: "tajný" }), outbound(content, more));
  return JSON.parse(String(providers.calls.at(-1)?.body));
}

const common = {
  messaging_product: "whatsapp",
  recipient_type: "individual",
  to: "+420606111222",
  biz_opaque_callback_data: "v1.0190aaaa-0000-7000-8000-000000000001.1",
};
const file = { mimeType: "image/jpeg", bytes: async () => new Uint8Array([1, 2, 3]) };

describe("what Meta and 360dialog are told, field by field", () => {
  it.each<[string, OutboundContent, Record<string, unknown>]>([
    ["text", { kind: "text", body: "Hotovo" }, { type: "text", text: { body: "Hotovo", preview_url: false } }],
    ["image", { kind: "image", ...file, caption: "Kolo" }, { type: "image", image: { id: "9009", caption: "Kolo" } }],
    ["voice", { kind: "voice", ...file }, { type: "audio", audio: { id: "9009", voice: true } }],
    ["sticker", { kind: "sticker", ...file, caption: "ne" }, { type: "sticker", sticker: { id: "9009" } }],
    [
      "document",
      { kind: "document", ...file, fileName: "účet.pdf", caption: "Účet" },
      { type: "document", document: { id: "9009", filename: "účet.pdf", caption: "Účet" } },
    ],
    [
      "location",
      { kind: "location", latitude: 50.1, longitude: 14.4, name: "Kola Brázda" },
      { type: "location", location: { latitude: 50.1, longitude: 14.4, name: "Kola Brázda" } },
    ],
    [
      "reaction",
      { kind: "reaction", toProviderMessageId: "wamid.1", emoji: "👍" },
      { type: "reaction", reaction: { message_id: "wamid.1", emoji: "👍" } },
    ],
  ])("%s", async (_, content, told) => {
    expect(await sent(content)).toEqual({ ...common, ...told });
  });

  it("a quote and a hidden phone", async () => {
    const told = await sent(
      { kind: "text", body: "Hotovo" },
      { to: { bsuid: "CZ.1" }, replyToProviderMessageId: "wamid.1" },
    );
    const { to: _to, ...rest } = common;
    expect(told).toEqual({
      ...rest,
      recipient: "CZ.1",
      context: { message_id: "wamid.1" },
      type: "text",
      text: { body: "Hotovo", preview_url: false },
    });
  });

  it("a template with everything, its values without line breaks", async () => {
    const told = await sent({
      kind: "template",
      name: "objednavka_vyrizena",
      language: "cs",
      providerTemplateId: "700",
      parameters: {
        header: { kind: "text", values: ["S-1"], names: ["cislo"] },
        body: ["pane\nNováku\t a     spol."],
        bodyNames: ["jmeno"],
        buttons: [
          { index: 0, kind: "url", value: "abc" },
          { index: 1, kind: "quick_reply", value: "ANO" },
          { index: 2, kind: "copy_code", value: "ZIMA" },
        ],
        byToken: { "1": "nikomu" },
      },
    });
    expect(told.template).toEqual({
      name: "objednavka_vyrizena",
      language: { code: "cs" },
      components: [
        { type: "header", parameters: [{ type: "text", parameter_name: "cislo", text: "S-1" }] },
        { type: "body", parameters: [{ type: "text", parameter_name: "jmeno", text: "pane Nováku a spol." }] },
        { type: "button", sub_type: "url", index: "0", parameters: [{ type: "text", text: "abc" }] },
        { type: "button", sub_type: "quick_reply", index: "1", parameters: [{ type: "payload", payload: "ANO" }] },
        {
          type: "button",
          sub_type: "copy_code",
          index: "2",
          parameters: [{ type: "coupon_code", coupon_code: "ZIMA" }],
        },
      ],
    });
  });

  it.each(["image", "document"] as const)("a template's %s, its file name only where one is known", async (kind) => {
    const header = { kind, link: "https://desk.example/f", fileName: "cena.pdf" };
    const told = await sent({
      kind: "template",
      name: "n",
      language: "cs",
      providerTemplateId: "7",
      parameters: { header, body: [] },
    });
    const named = kind === "document" ? { filename: "cena.pdf" } : {};
    expect(told.template.components).toEqual([
      { type: "header", parameters: [{ type: kind, [kind]: { link: "https://desk.example/f", ...named } }] },
    ]);
  });

  it("a value cannot become another component", async () => {
    const value = '"},{"type":"button","sub_type":"url"}';
    const told = await sent({
      kind: "template",
      name: "n",
      language: "cs",
      providerTemplateId: "7",
      parameters: { body: [value] },
    });
    expect(told.template.components).toEqual([{ type: "body", parameters: [{ type: "text", text: value }] }]);
  });
});
