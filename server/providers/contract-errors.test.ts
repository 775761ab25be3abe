import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { providerNames } from "@/db/enums";
import { createProviders } from "./registry";
import type { TemplateSubmission } from "./template-types";
import { type ContractWorld, contractWorld, secrets } from "./test/contract-world";
import { type Connection, type ProviderAdapter, ProviderError } from "./types";

const submission: TemplateSubmission = {
  name: "kolo_hotove",
  language: "cs",
  category: "utility",
  parameterFormat: "positional",
  components: [{ type: "BODY", text: "Vaše kolo je hotové." }],
  samples: {},
};
const picture = {
  bytes: async () => new Uint8Array([1]),
  mimeType: "image/jpeg",
  fileName: "a.jpg",
  publicUrl: "https://d.example/a.jpg",
};

/** Every door through which an adapter calls the provider. */
const doors = (adapter: ProviderAdapter, connection: Connection, { us, send }: ContractWorld) => [
  send({ kind: "text", body: "Tajná zpráva" }),
  adapter.markRead(connection, us, "wamid.1"),
  adapter.listTemplates(connection),
  adapter.submitTemplate(connection, submission),
  adapter.submitTemplate(connection, {
    ...submission,
    components: [{ type: "HEADER", format: "IMAGE" }, ...submission.components],
    headerSample: picture,
  }),
  adapter.editTemplate(connection, { providerTemplateId: "1" }, submission),
  adapter.deleteTemplate(connection, { providerTemplateId: "1", name: "kolo_hotove" }),
  adapter.unpauseTemplate(connection, { providerTemplateId: "1" }),
  adapter.downloadMedia(connection, "9001", 1000),
  adapter.readNumber(connection, us),
  adapter.readProfile(connection, us),
  adapter.writeProfile(connection, us, { description: "Servis kol" }),
  adapter.registerWebhook(connection, us, "https://desk.example/api/webhooks/x/c1"),
];

describe.each(providerNames)("errors of %s", (provider) => {
  let world: ContractWorld;
  beforeAll(async () => {
    world = await contractWorld(provider);
  });
  afterAll(() => world.close());

  const failing = async (faults: Record<string, unknown>) => {
    await world.post("/_sim/faults", faults);
    const error: unknown = await world.send({ kind: "text", body: "Hotovo" }).catch((e: unknown) => e);
    await world.post("/_sim/faults", {}, "DELETE");
    return error instanceof ProviderError
      ? { reason: error.reason, ambiguous: error.details.ambiguous ?? false }
      : error;
  };

  it.each([
    ["too many", { rate429: 1 }, "rate_limited_number", false],
    ["a gateway's page", { rateBare5xx: 1 }, "retry_later", true],
    ["a connection cut before", { resetBefore: 1 }, "unreachable", true],
    ["a connection cut after", { resetAfter: 1 }, "unreachable", true],
  ])("say what %s is", async (_, faults, reason, ambiguous) => {
    await world.writes({ type: "text", text: "Dobrý den" });
    expect(await failing(faults)).toEqual({ reason, ambiguous });
  });

  it("say that the provider is busy, and that no answer came", async () => {
    const busy = await failing({ rate5xx: 1 });
    // Twilio says of its own 5xx that the message may have gone all the same.
    expect(busy).toEqual({ reason: "retry_later", ambiguous: provider === "twilio" });
    expect(await failing({ timeoutAfterAccept: 1 })).toEqual({ reason: "unreachable", ambiguous: true });
  });

  it("never show a credential, whatever the provider and the network say", async () => {
    const seen: string[] = [];
    for (const answer of [echoing(400), echoing(500), broken]) {
      const asked: string[] = [];
      const adapter = createProviders({
        fetch: async (input, init) => {
          asked.push(String(input));
          return answer(String(input), init);
        },
        baseUrls: {
          metaGraph: "https://graph.facebook.com",
          d360Api: "https://waba-v2.360dialog.io",
          d360Hub: "https://hub.360dialog.io",
          twilioApi: "https://api.twilio.com",
          twilioContent: "https://content.twilio.com",
          twilioMessaging: "https://messaging.twilio.com",
        },
        timeoutMs: 1000,
      })[provider];
      const connection = { ...world.connection, secrets: longSecrets };
      const send: ContractWorld["send"] = (content) =>
        adapter
          .send(connection, {
            from: world.us,
            to: { phone: "+420606111222" },
            content,
            ref: "v1.x.1",
            statusCallbackUrl: "https://desk.example/hook",
          })
          .then((accepted) => ({ ...accepted, ref: "v1.x.1" }));
      const outcomes = await Promise.allSettled(doors(adapter, connection, { ...world, send }));
      for (const outcome of outcomes) {
        if (outcome.status === "rejected") seen.push(textOf(outcome.reason));
      }
      seen.push(...asked);
    }
    expect(seen.length).toBeGreaterThan(30);
    for (const secret of Object.values(longSecrets)) {
      expect(seen.filter((text) => text.includes(secret))).toEqual([]);
      expect(seen.filter((text) => text.includes(Buffer.from(secret).toString("base64")))).toEqual([]);
    }
    expect(seen.filter((text) => text.includes("Tajná zpráva"))).toEqual([]);
  });
});

/** As long as real ones, so that a provider which repeats them is seen through. */
const longSecrets: Record<string, string> = Object.fromEntries(
  Object.keys(secrets).map((name) => [name, `EAAG${name}${"k3y".repeat(20)}`]),
);

/** A provider that repeats in its error what it was sent. */
const echoing =
  (status: number) =>
  async (_: string, init: RequestInit | undefined): Promise<Response> => {
    const headers = JSON.stringify(Object.fromEntries(new Headers(init?.headers)));
    return Response.json(
      { error: { code: 190, message: `Malformed access token ${headers}` }, message: headers, code: 20003 },
      { status },
    );
  };

const broken = async (url: string, init: RequestInit | undefined): Promise<Response> => {
  const told = JSON.stringify(Object.fromEntries(new Headers(init?.headers)));
  throw Object.assign(new TypeError(`fetch failed for ${url} with ${told}`), { cause: { code: "ECONNRESET" } });
};

/** All that a log or a page could show of an error. */
const textOf = (error: unknown): string =>
  error instanceof Error
    ? [error.message, error.stack, JSON.stringify(error), String(error.cause ?? "")].join("\n")
    : String(error);

describe("addresses of files", () => {
  const host = fc.oneof(
    fc.ipV4().map((ip) => ip),
    fc.ipV6().map((ip) => `[${ip}]`),
    fc.domain(),
    fc.constantFrom(
      "lookaside.fbsbx.com.example",
      "x-lookaside.fbsbx.com",
      "lookaside.fbsbx.com@evil.example",
      "localhost",
    ),
  );
  const address = fc
    .tuple(
      fc.constantFrom("https", "http", "ftp", "file", "HTTPS"),
      host,
      fc.constantFrom("", ":80", ":8443"),
      fc.webPath(),
    )
    .map(([scheme, name, port, path]) => `${scheme}://${name}${port}${path}?mid=1`);

  it.each(["meta", "360dialog"] as const)("of %s are the provider's own or none", async (provider) => {
    await fc.assert(
      fc.asyncProperty(address, async (url) => {
        const asked: string[] = [];
        const adapter = createProviders({
          fetch: async (input) => {
            asked.push(String(input));
            return asked.length === 1 ? Response.json({ url }) : new Response("x");
          },
          baseUrls: {
            metaGraph: "https://graph.facebook.com",
            d360Api: "https://waba-v2.360dialog.io",
            d360Hub: "https://hub.360dialog.io",
            twilioApi: "https://api.twilio.com",
            twilioContent: "https://content.twilio.com",
            twilioMessaging: "https://messaging.twilio.com",
          },
          timeoutMs: 1000,
        })[provider];
        const connection: Connection = { id: "c", provider, config: {}, secrets };
        await adapter.downloadMedia(connection, "1", 100).catch(() => undefined);
        const own = ["https://graph.facebook.com", "https://lookaside.fbsbx.com", "https://waba-v2.360dialog.io"];
        expect(asked.every((one) => own.includes(new URL(one).origin))).toBe(true);
      }),
    );
  });
});
