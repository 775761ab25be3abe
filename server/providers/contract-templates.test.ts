import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { providerNames } from "@/db/enums";
import type { TemplateComponent, TemplateParameters, TemplateSubmission } from "./template-types";
import { type ContractWorld, contractWorld, picture, stranger } from "./test/contract-world";

/** From submission to deletion, and every kind of part filled and sent, with every adapter. */
describe.each(providerNames)("templates of %s", (provider) => {
  let world: ContractWorld;
  beforeAll(async () => {
    world = await contractWorld(provider);
  });
  afterAll(() => world.close());

  const body: TemplateComponent = {
    type: "BODY",
    text: "Dobrý den, {{1}}, vaše kolo je připravené, cena je {{2}} Kč.",
  };
  const submission = (name: string, more: Partial<TemplateSubmission> = {}): TemplateSubmission => ({
    name,
    language: "cs",
    category: "utility",
    parameterFormat: "positional",
    components: [body],
    samples: { "body.1": "pane Nováku", "body.2": "990" },
    ...more,
  });
  const listed = async (name: string) =>
    (await world.adapter.listTemplates(world.connection)).find((template) => template.name === name);
  const submit = (given: TemplateSubmission) => world.adapter.submitTemplate(world.connection, given);
  const approved = async (given: TemplateSubmission) => {
    const made = await submit(given);
    await world.lever(given.name, { status: "APPROVED" });
    return made;
  };
  const sample = () => ({
    bytes: async () => new Uint8Array(picture),
    mimeType: "image/jpeg",
    fileName: "kolo.jpg",
    publicUrl: `${world.deskUrl}/file`,
  });

  it("live from submission over review and edit to deletion", async () => {
    const { adapter, connection, lever } = world;
    const made = await submit(submission("kolo_hotove"));
    expect(made).toMatchObject({ status: "pending", category: "utility" });
    expect(await listed("kolo_hotove")).toMatchObject({ ...made, components: [{ type: "BODY", text: body.text }] });
    await lever("kolo_hotove", { status: "REJECTED", reason: "INVALID_FORMAT" });
    expect(await listed("kolo_hotove")).toMatchObject({ status: "rejected", reason: "INVALID_FORMAT" });
    const changed = submission("kolo_hotove", { components: [{ ...body, text: `${body.text} Těšíme se na vás.` }] });
    const edit = adapter.editTemplate(connection, made, changed);
    if (!adapter.capabilities.templateEdit) await expect(edit).rejects.toMatchObject({ reason: "bad_request" });
    else {
      const edited = await edit;
      expect(edited.status).toBe("pending");
      expect(edited.providerTemplateId === made.providerTemplateId).toBe(provider === "meta");
      await lever("kolo_hotove", { status: "APPROVED" });
      const found = (await adapter.listTemplates(connection)).find(
        ({ providerTemplateId }) => providerTemplateId === edited.providerTemplateId,
      );
      expect(found).toMatchObject({ status: "approved", components: changed.components });
      if (provider === "twilio") await adapter.deleteTemplate(connection, { ...edited, name: "kolo_hotove" });
    }
    await adapter.deleteTemplate(connection, { ...made, name: "kolo_hotove" });
    expect(await listed("kolo_hotove")).toBeUndefined();
  });

  it("refused before any review say why, in the provider's words", async () => {
    await submit(submission("dvakrat"));
    await expect(submit(submission("dvakrat"))).rejects.toMatchObject({ reason: "bad_request" });
    const wordless = submission("bez_slov", { components: [{ ...body, text: "Ahoj {{1}} a {{2}} ahoj" }] });
    await expect(submit(wordless)).rejects.toMatchObject({
      reason: "bad_request",
      details: {
        code: provider === "twilio" ? "92008" : "2388293",
        safeText: expect.stringContaining("too many variables"),
      },
    });
    const leading = submission("vpredu", {
      components: [{ ...body, text: "{{1}}, kolo stojí {{2}} Kč, přijďte si." }],
    });
    await expect(submit(leading)).rejects.toMatchObject({ reason: "bad_request" });
    expect(await listed("bez_slov")).toBeUndefined();
  });

  it("are paused, disabled and moved to another category; where news are sent they come", async () => {
    const { adapter, connection, lever, events } = world;
    const made = await approved(submission("zivot"));
    await lever("zivot", { status: "PAUSED", pause: "SECOND_PAUSE" });
    expect((await listed("zivot"))?.status).toBe("paused");
    const unpaused = adapter.unpauseTemplate(connection, made);
    if (adapter.capabilities.unpause) await unpaused;
    else await expect(unpaused).rejects.toMatchObject({ reason: "bad_request" });
    await lever("zivot", { status: "DISABLED", quality: "RED", category: "MARKETING" });
    expect(await listed("zivot")).toMatchObject({ status: "disabled", category: "marketing" });
    if (!adapter.capabilities.templateEvents) return;
    await vi.waitFor(() => {
      const told = events.filter((event) => event.type === "template" && event.name === "zivot");
      expect(told).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ status: "paused", pauseHours: 6 }),
          expect.objectContaining({ status: "disabled" }),
          expect.objectContaining({ quality: "red" }),
          expect.objectContaining({ category: "marketing", previousCategory: "utility" }),
        ]),
      );
    });
  });

  type Case = [string, Partial<TemplateSubmission>, TemplateParameters, boolean?];
  const rich = (): Case[] => [
    [
      "obrazek",
      {
        components: [
          { type: "HEADER", format: "IMAGE" },
          body,
          { type: "FOOTER", text: "Kola Brázda" },
          {
            type: "BUTTONS",
            buttons: [
              { type: "QUICK_REPLY", text: "Vyzvednu" },
              { type: "URL", text: "Sledovat", url: "https://k.example/{{1}}" },
            ],
          },
        ],
        samples: { "body.1": "pane Nováku", "body.2": "990", "button.1.1": "S-1" },
        headerSample: sample(),
      },
      {
        header: { kind: "image", link: `${world.deskUrl}/file`, slot: `${world.deskUrl}/{{4}}` },
        body: ["paní Dvořáková", "450"],
        buttons: [{ index: 1, kind: "url", value: "S-2" }],
        byToken: { "1": "paní Dvořáková", "2": "450", "3": "S-2" },
      },
    ],
    [
      "kod",
      {
        category: "authentication",
        components: [
          { type: "BODY", text: "", addSecurityRecommendation: true },
          { type: "FOOTER", text: "", codeExpirationMinutes: 10 },
          { type: "BUTTONS", buttons: [{ type: "OTP", text: "Zkopírovat", otp: { type: "COPY_CODE" } }] },
        ],
        samples: {},
      },
      { body: ["123456"], buttons: [{ index: 0, kind: "otp", value: "123456" }], byToken: { "1": "123456" } },
    ],
    [
      "karty",
      {
        category: "marketing",
        components: [
          { type: "BODY", text: "Dobrý den, {{1}}, podívejte se na jarní kola u nás." },
          {
            type: "CAROUSEL",
            cards: [1, 2].map((n) => ({
              components: [
                { type: "HEADER" as const, format: "IMAGE" as const },
                { type: "BODY" as const, text: `Kolo číslo ${n} máme za {{1}} Kč u nás` },
                {
                  type: "BUTTONS" as const,
                  buttons: [
                    { type: "QUICK_REPLY" as const, text: "Chci je" },
                    { type: "URL" as const, text: "Ukázat", url: "https://k.example/{{1}}" },
                  ],
                },
              ],
            })),
          },
        ],
        samples: {
          "body.1": "Jano",
          "card.0.body.1": "9 900",
          "card.0.button.1.1": "vltava",
          "card.1.body.1": "12 900",
          "card.1.button.1.1": "sumava",
        },
        cardSamples: [sample(), sample()],
      },
      {
        body: ["Petro"],
        cards: [6, 7].map((n) => ({
          header: { kind: "image" as const, link: `${world.deskUrl}/file`, slot: `${world.deskUrl}/{{${n}}}` },
          body: [`${n} 500`],
          buttons: [
            { index: 0, kind: "quick_reply" as const, value: `kolo-${n}` },
            { index: 1, kind: "url" as const, value: `kolo-${n}` },
          ],
        })),
        byToken: { "1": "Petro", "2": "6 500", "3": "kolo-6", "4": "7 500", "5": "kolo-7" },
      },
    ],
    [
      "misto",
      { components: [{ type: "HEADER", format: "LOCATION" }, body] },
      {
        header: { kind: "location", latitude: 50, longitude: 14, name: "Kola Brázda", address: "Vinohradská 12" },
        body: ["pane Nováku", "990"],
      },
      true,
    ],
    [
      "nabidka",
      {
        category: "marketing",
        components: [
          { type: "LIMITED_TIME_OFFER", text: "Do neděle", hasExpiration: true },
          { ...body },
          { type: "BUTTONS", buttons: [{ type: "COPY_CODE", text: "", example: "JARO25" }] },
        ],
      },
      {
        body: ["pane Nováku", "990"],
        offerExpiresAtMs: Date.UTC(2030, 0, 1),
        buttons: [{ index: 0, kind: "copy_code", value: "JARO25" }],
      },
      true,
    ],
    [
      "dotaznik",
      {
        components: [body, { type: "BUTTONS", buttons: [{ type: "FLOW", text: "Objednat", flow: { id: "77" } }] }],
      },
      {
        body: ["pane Nováku", "990"],
        buttons: [{ index: 0, kind: "flow", value: "token-1", flowData: { den: "st" } }],
        byToken: { "1": "pane Nováku", "2": "990" },
      },
    ],
  ];

  it("of every kind are submitted, listed whole, filled and sent to somebody who never wrote", async () => {
    for (const [name, more, parameters, onlyMeta = false] of rich()) {
      const given = submission(name, more);
      if (onlyMeta && provider === "twilio") {
        await expect(submit(given)).rejects.toMatchObject({ reason: "bad_request" });
        continue;
      }
      const { providerTemplateId } = await approved(given);
      const kinds = (parts: TemplateComponent[] | undefined) => parts?.map(({ type }) => type);
      expect(kinds((await listed(name))?.components), name).toEqual(kinds(given.components));
      const content = { kind: "template" as const, name, language: "cs", providerTemplateId, parameters };
      const sent = await world.send(content, { to: { phone: stranger } });
      await vi.waitFor(() =>
        expect(
          world.receiptsOf(sent.providerMessageId).map(({ status }) => status),
          name,
        ).toContain("delivered"),
      );
    }
  });

  it("with cards are not sent without a picture or a value of one of them", async () => {
    const [, , cards] = rich();
    if (!cards) throw new Error("no cards");
    const [name, more, parameters] = cards;
    const given = submission(`${name}_bez`, more);
    const { providerTemplateId } = await approved(given);
    const [first, second] = parameters.cards ?? [];
    const bad = [
      { ...parameters, cards: first ? [first] : [] },
      { ...parameters, cards: [{ ...first, header: undefined }, { ...second }] },
      { ...parameters, cards: [{ ...first, body: [] }, { ...second }] },
    ];
    for (const broken of bad) {
      const content = { kind: "template" as const, name: given.name, language: "cs", providerTemplateId };
      const sent = world.send({ ...content, parameters: broken as TemplateParameters }, { to: { phone: stranger } });
      // Twilio fills every gap with the sample: there only our own rule keeps an empty value from being sent.
      if (provider === "twilio") await sent;
      else await expect(sent).rejects.toMatchObject({ reason: expect.stringMatching(/template|bad_request/) });
    }
  });

  it("are not sent with values missing or while they are not approved", async () => {
    const { providerTemplateId } = await submit(submission("ceka"));
    const content = { kind: "template" as const, name: "ceka", language: "cs", providerTemplateId };
    const parameters = { body: ["a", "b"], byToken: { "1": "a", "2": "b" } };
    const refused = await world.refusalOf(world.send({ ...content, parameters }, { to: { phone: stranger } }));
    expect(["template_unusable", "window_closed"]).toContain(refused);
    const unknown = { ...content, name: "neni_tu", providerTemplateId: `HX${"0".repeat(32)}` };
    await expect(world.send({ ...unknown, parameters })).rejects.toMatchObject({ reason: "template_unusable" });
  });
});
