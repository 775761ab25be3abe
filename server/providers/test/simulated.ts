import { simulatedApp, simulatedClientId, simulatedPartner } from "@/simulator/credentials";
import { jana, noon, type TestSimulator, testSimulator } from "@/simulator/test-world";
import type { World } from "@/simulator/world";
import type { Wire } from "../quick-fetch";
import { createOnboarding, createProviders } from "../registry";
import type { Connection } from "../types";

export type Simulated = Awaited<ReturnType<typeof simulatedProviders>>;
export { jana, noon };

/** The adapters and the onboarding over real HTTP against a simulator with a still clock. */
export async function simulatedProviders(more: Partial<World> = {}) {
  const simulator = await testSimulator(more);
  const deps = { fetch, baseUrls: basesOf(simulator.url), timeoutMs: 5000, partner: simulatedPartner };
  /** The same doors over another wire. */
  const onboardingOver = (wire: Wire) =>
    createOnboarding(
      { ...deps, fetch: wire },
      {
        meta: simulatedApp,
        partner: simulatedPartner,
        metaDialogUrl: `${simulator.url}/meta-dialog`,
        d360ConnectUrl: `${simulator.url}/360dialog-portal`,
      },
    );
  const post = async (path: string, body: unknown) => {
    const answer = await fetch(`${simulator.url}${path}`, { method: "POST", body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(await answer.text());
    return answer.json();
  };
  return {
    simulator,
    onboarding: onboardingOver(fetch),
    onboardingOver,
    providers: createProviders(deps),
    /** A lever on one number. */
    setup: (number: string, change: object) => post(`/_sim/numbers/${encodeURIComponent(number)}/setup`, change),
    post,
    /** The digits that came to this phone last. */
    codeOn: async (phone: string): Promise<string> => {
      const answer = await fetch(`${simulator.url}/_sim/codes?${new URLSearchParams({ phone })}`);
      return (await answer.json())[0]?.code ?? "";
    },
  };
}

const basesOf = (url: string) => ({
  metaGraph: `${url}/meta`,
  d360Api: `${url}/360dialog`,
  d360Hub: `${url}/360dialog-hub`,
  twilioApi: `${url}/twilio`,
  twilioContent: `${url}/twilio-content`,
  twilioMessaging: `${url}/twilio-messaging`,
});

export const connections: Record<"meta" | "360dialog" | "twilio", Connection> = {
  meta: {
    id: "m",
    provider: "meta",
    config: { wabaId: "300", appId: "app" },
    secrets: { accessToken: "token", appSecret: "secret", verifyToken: "verify" },
  },
  "360dialog": {
    id: "d",
    provider: "360dialog",
    config: { wabaId: "301", channelId: "channel", clientId: simulatedClientId },
    secrets: { apiKey: "key", webhookSecret: "hook" },
  },
  twilio: { id: "t", provider: "twilio", config: { accountSid: "AC1" }, secrets: { authToken: "auth" } },
};

export const addresses = {
  meta: { providerNumberId: "100", phone: "+420725118411" },
  "360dialog": { providerNumberId: "101", phone: "+420725118422" },
  twilio: { providerNumberId: "+420725118433", phone: "+420725118433" },
};

/** What the company's webhook got, as the receiver would see it. */
export const requestOf = (post: TestSimulator["posts"][number] | undefined) => ({
  rawBody: Buffer.from(post?.body ?? ""),
  headers: new Headers(Object.entries(post?.headers ?? {}).map(([name, value]) => [name, String(value)])),
  url: post?.url ?? "",
  receivedAt: new Date(noon),
});
