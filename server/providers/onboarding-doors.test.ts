import { afterAll, beforeAll, expect, it } from "vitest";
import { simulatedApp } from "@/simulator/credentials";
import type { Onboarding } from "./onboarding-types";
import { bentFetch, withNonsense } from "./test/bent-fetch";
import { connections, type Simulated, simulatedProviders } from "./test/simulated";
import { type Connection, ProviderError } from "./types";

const onItsWay = {
  provider: "meta" as const,
  wabaId: "302",
  phoneNumberId: "110",
  phone: "+420725118444",
  displayName: "Půjčovna",
  accessToken: "other-token",
  ...simulatedApp,
  verifyToken: "verify",
  setup: { codeVerified: false, nameStatus: "NONE" as const },
};
const granted = {
  provider: "360dialog" as const,
  wabaId: "303",
  phoneNumberId: "111",
  phone: "+420725118455",
  displayName: "Velkoobchod",
  channelId: "pT4wQm9K",
  apiKey: "old-key",
  setup: { granted: true },
};
const address = { providerNumberId: onItsWay.phoneNumberId, phone: onItsWay.phone };
const meta: Connection = {
  id: "w",
  provider: "meta",
  config: { wabaId: "302", appId: simulatedApp.appId },
  secrets: { accessToken: "other-token", appSecret: simulatedApp.appSecret, verifyToken: "verify" },
};
const { twilio } = connections;

let world: Simulated;
beforeAll(async () => {
  world = await simulatedProviders({ waiting: [onItsWay, granted] });
  await world.setup(onItsWay.phone, { verification: "verified" });
});
afterAll(() => world.simulator.close());

let made = 0;
const newPhone = () => `7251185${String(++made).padStart(2, "0")}`;
const sender = () => ({
  phone: `+420${newPhone()}`,
  wabaId: "340118002290566",
  method: "sms" as const,
  displayName: "Kola Brázda Brno",
  callbackUrl: `${world.simulator.hookUrl}/hook`,
  statusUrl: `${world.simulator.hookUrl}/hook`,
});
/** A sender at Twilio whose code is on its phone. */
async function codedSender() {
  const { senderId, phone } = await world.onboarding.twilio.registerSender(twilio, sender());
  await world.simulator.run(200);
  return { senderId, code: await world.codeOn(phone) };
}
async function codeOfNumber(): Promise<string> {
  await world.setup(onItsWay.phone, { codeVerified: false });
  world.simulator.clock.advance(3_600_000);
  await world.onboarding.meta.requestCode(meta, address, { method: "sms", language: "cs" });
  return world.codeOn(onItsWay.phone);
}

/** Every door of the onboarding that writes: what must be there first, and how it is opened. */
const doors: [
  name: string,
  before: () => Promise<unknown>,
  open: (via: Onboarding, given: unknown) => Promise<unknown>,
][] = [];
const door = <Given>(
  name: string,
  before: () => Promise<Given>,
  open: (via: Onboarding, given: Given) => Promise<unknown>,
) => doors.push([name, before, (via, given) => open(via, given as Given)]);
const nothing = async () => {};

door("Meta: a new number", nothing, (via) =>
  via.meta.addNumber(meta, { countryCode: "420", national: newPhone(), displayName: "Kola Brázda Reklamace" }),
);
door(
  "Meta: a code",
  async () => world.setup(onItsWay.phone, { codeVerified: false }),
  (via) => via.meta.requestCode(meta, address, { method: "voice", language: "cs" }),
);
door("Meta: the code said", codeOfNumber, (via, code) => via.meta.verifyCode(meta, address, code));
door(
  "Meta: registration",
  async () => world.setup(onItsWay.phone, { codeVerified: true }),
  (via) => via.meta.register(meta, address, "123456"),
);
door("Meta: the app's address", nothing, (via) =>
  via.meta.pointApp(connections.meta, `${world.simulator.hookUrl}/hook`),
);
door("360dialog: a new key", nothing, (via) => via["360dialog"].createApiKey(granted.channelId));
door("360dialog: the partner's address", nothing, (via) =>
  via["360dialog"].pointPartner(`${world.simulator.hookUrl}/hook`),
);
door("Twilio: a new sender", nothing, (via) => via.twilio.registerSender(twilio, sender()));
door("Twilio: the code said", codedSender, (via, { senderId, code }) =>
  via.twilio.verifySender(twilio, senderId, code),
);

it.each(doors)(
  "%s: opens, and refuses in each of its requests a field that the provider does not publish",
  async (_, before, open) => {
    const writing: number[] = [];
    const watched = bentFetch((sent, n) => {
      if (sent.init?.method === "POST") writing.push(n);
      return sent;
    });
    await open(world.onboardingOver(watched), await before());
    expect(writing.length).toBeGreaterThan(0);
    for (const at of writing) {
      const given = await before();
      const bent = bentFetch((sent, n) => (n === at ? withNonsense(sent) : sent));
      const refusal = await open(world.onboardingOver(bent), given).then(
        () => null,
        (error: unknown) => error,
      );
      expect(refusal).toBeInstanceOf(ProviderError);
      expect(refusal).toMatchObject({ details: { safeText: expect.stringContaining("nonsense") } });
    }
  },
);
