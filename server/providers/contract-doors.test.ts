import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { providerNames } from "@/db/enums";
import { simulatedPartner } from "@/simulator/credentials";
import { ProfileRefused } from "./profile-types";
import { createProviders } from "./registry";
import type { TemplateSubmission } from "./template-types";
import { bentFetch, type Sent, withNonsense } from "./test/bent-fetch";
import { type ContractWorld, contractWorld, logo, picture, secrets } from "./test/contract-world";
import { outbound } from "./test/fake-provider";
import { type OutboundContent, type ProviderAdapter, ProviderError } from "./types";

type Adapter = Pick<ProviderAdapter, keyof ProviderAdapter>;
type Door = { before?: () => Promise<unknown>; open: (adapter: Adapter) => Promise<unknown> };

let made = 0;
const submission = (more: Partial<TemplateSubmission> = {}): TemplateSubmission => ({
  name: `dvere_${++made}`,
  language: "cs",
  category: "utility",
  parameterFormat: "positional",
  components: [{ type: "BODY", text: "Vaše kolo je hotové a čeká na vás." }],
  samples: {},
  ...more,
});

/** Every door of the contract through which this adapter calls its provider, with what it can be opened by. */
async function doorsOf(world: ContractWorld): Promise<Record<string, Door>> {
  const { adapter, connection, us, deskUrl } = world;
  const { capabilities } = adapter;
  const bytes = async () => new Uint8Array(picture);
  const file = { bytes, mimeType: "image/jpeg", fileName: "kolo.jpg" };
  const link = `${deskUrl}/file`;
  await world.writes({ type: "text", text: "Dobrý den" });
  await world.writes({ type: "image" });
  const quoted = (await world.arrived("text")).providerMessageId;
  const mediaRef = (await world.arrived("image")).media?.providerRef ?? "";
  const approved = { ...(await adapter.submitTemplate(connection, submission({ name: "sablona" }))), name: "sablona" };
  await world.lever("sablona", { status: "APPROVED" });
  const sending = (content: OutboundContent): Door => ({
    open: (via) => via.send(connection, outbound(content, { from: us, statusCallbackUrl: `${deskUrl}/hook` })),
  });
  const { providerTemplateId } = approved;
  const template = {
    kind: "template",
    name: "sablona",
    language: "cs",
    providerTemplateId,
    parameters: { body: [] },
  } as const;
  const interactive = {
    kind: "interactive",
    body: "Přijdete?",
    action: { type: "buttons", buttons: [{ id: "ano", title: "Ano" }] },
  } as const;
  const contacts = [{ name: "Kola Brázda", phones: ["+420777123456"] }];
  const doomed: { name: string; providerTemplateId: string }[] = [];
  const withPicture = () =>
    submission({
      components: [
        { type: "HEADER", format: "IMAGE" },
        { type: "BODY", text: "Vaše kolo je hotové." },
      ],
      headerSample: { ...file, publicUrl: link },
    });
  return {
    text: sending({ kind: "text", body: "Hotovo" }),
    image: sending({ kind: "image", ...file, link }),
    location: sending({ kind: "location", latitude: 50, longitude: 14 }),
    template: sending({ ...template, parameters: { body: [] } }),
    ...(capabilities.reactions
      ? { reaction: sending({ kind: "reaction", toProviderMessageId: quoted, emoji: "👍" }) }
      : {}),
    ...(capabilities.contacts ? { contacts: sending({ kind: "contacts", contacts }) } : {}),
    ...(capabilities.interactive
      ? {
          interactive: sending({
            ...interactive,
            action: { ...interactive.action, buttons: [...interactive.action.buttons] },
          }),
        }
      : {}),
    markRead: { open: (via) => via.markRead(connection, us, quoted) },
    listTemplates: { open: (via) => via.listTemplates(connection) },
    submitTemplate: { open: (via) => via.submitTemplate(connection, submission()) },
    submitTemplateWithPicture: { open: (via) => via.submitTemplate(connection, withPicture()) },
    ...(capabilities.templateEdit
      ? {
          editTemplate: {
            before: () => world.lever("sablona", { status: "REJECTED" }),
            open: (via: Adapter) =>
              via.editTemplate(connection, { providerTemplateId }, submission({ name: "sablona" })),
          },
        }
      : {}),
    ...(capabilities.unpause
      ? {
          unpauseTemplate: {
            before: () => world.lever("sablona", { status: "PAUSED" }),
            open: (via: Adapter) => via.unpauseTemplate(connection, { providerTemplateId }),
          },
        }
      : {}),
    deleteTemplate: {
      before: async () => {
        const given = submission();
        doomed.push({ ...(await adapter.submitTemplate(connection, given)), name: given.name });
      },
      open: (via) => via.deleteTemplate(connection, doomed.at(-1) ?? approved),
    },
    downloadMedia: {
      open: async (via) => {
        for await (const _ of (await via.downloadMedia(connection, mediaRef, 10_000_000)).stream);
      },
    },
    readNumber: { open: (via) => via.readNumber(connection, us) },
    readProfile: { open: (via) => via.readProfile(connection, us) },
    writeProfile: { open: (via) => via.writeProfile(connection, us, { description: "Servis kol" }) },
    writeLogo: {
      open: (via) =>
        via.writeProfile(connection, us, { logo: { bytes: new Uint8Array(logo), publicUrl: `${deskUrl}/logo` } }),
    },
    examine: { open: (via) => via.examine(connection, us, `${deskUrl}/api/webhooks/${world.provider}/c1`) },
    registerWebhook: { open: (via) => via.registerWebhook(connection, us, `${deskUrl}/api/webhooks/x/c1`) },
    readCosts: { open: (via) => via.readCosts(connection, { from: "2026-11-01", to: "2026-11-30" }) },
  };
}

describe.each(providerNames)("every door of %s", (provider) => {
  let world: ContractWorld;
  let doors: Record<string, Door>;
  beforeAll(async () => {
    world = await contractWorld(provider);
    doors = await doorsOf(world);
  }, 30_000);
  afterAll(() => world.close());

  /** The adapter with a wire that may be bent. */
  const over = (bend: (sent: Sent, n: number) => Sent, partner = simulatedPartner): Adapter => {
    const { url } = world.simulator;
    return createProviders({
      fetch: bentFetch(bend),
      baseUrls: {
        metaGraph: `${url}/meta`,
        d360Api: `${url}/360dialog`,
        d360Hub: `${url}/360dialog-hub`,
        twilioApi: `${url}/twilio`,
        twilioContent: `${url}/twilio-content`,
        twilioMessaging: `${url}/twilio-messaging`,
      },
      timeoutMs: 3000,
      partner,
    })[provider];
  };

  it("opens, and refuses in each of its requests a field that the provider does not publish", async () => {
    const tried: string[] = [];
    for (const [name, door] of Object.entries(doors)) {
      const writing: number[] = [];
      await door.before?.();
      const watched = over((sent, n) => {
        if (sent.init?.method === "POST") writing.push(n);
        return sent;
      });
      const opened = door.open(watched).then(() => name);
      await expect(opened, name).resolves.toBe(name);
      for (const at of writing) {
        await door.before?.();
        const bent = door.open(over((sent, n) => (n === at ? withNonsense(sent) : sent)));
        const said = await bent.then(() => `${name}, request ${at}, was taken`, refusalText);
        expect(said, name).toContain("nonsense");
        tried.push(name);
      }
    }
    const written = [
      "text",
      "image",
      "template",
      "markRead",
      "submitTemplate",
      "submitTemplateWithPicture",
      "writeProfile",
      "writeLogo",
      "registerWebhook",
    ];
    expect(tried).toEqual(expect.arrayContaining(written));
  }, 30_000);

  it("says of a wrong credential that the login was refused", async () => {
    const wrong = {
      ...world.connection,
      secrets: Object.fromEntries(Object.keys(secrets).map((key) => [key, "spatne"])),
    };
    const { examine, ...refusing } = doors;
    for (const [name, door] of Object.entries(refusing)) {
      await door.before?.();
      // What the door was made with is replaced on the way in.
      const swapped = new Proxy(
        over((sent) => sent, { ...simulatedPartner, partnerKey: "spatne" }),
        {
          get: (adapter, key) => {
            const call: unknown = Reflect.get(adapter, key);
            return typeof call === "function" ? (_: unknown, ...rest: unknown[]) => call(wrong, ...rest) : call;
          },
        },
      );
      await expect(door.open(swapped), name).rejects.toMatchObject({ reason: "auth" });
    }
  }, 30_000);
});

/** A refusal of the request, in the provider's words; a profile's come by field. */
const refusalText = (error: unknown): string => {
  if (error instanceof ProfileRefused) return Object.values(error.fields).join(" ");
  return error instanceof ProviderError && error.reason === "bad_request" ? error.details.safeText : String(error);
};
