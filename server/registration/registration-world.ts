import { eq } from "drizzle-orm";
import { connections, numbers } from "@/db/schema/numbers";
import { registrations } from "@/db/schema/registration";
import { auditEntries } from "@/db/schema/team";
import { simulatedApp, simulatedPartner } from "@/simulator/credentials";
import { noon, type TestSimulator, testSimulator } from "@/simulator/test-world";
import type { WorldNumber } from "@/simulator/world";
import type { Ctx } from "../context";
import { addUser, type TestWorld, testWorld } from "../test-world";
import { startRegistration } from "./start-registration";

const shared = { displayName: "Servis", dailyLimit: 1000, ratePerSecond: 25 };
const metaShared = {
  ...shared,
  provider: "meta" as const,
  accessToken: "other-token",
  ...simulatedApp,
  verifyToken: "v",
};

/** Numbers that wait to be connected: two of one Meta account (one without its code), one with a PIN of its own, a channel, a sender. */
export const waiting: WorldNumber[] = [
  { ...metaShared, wabaId: "30200", phoneNumberId: "110", phone: "+420725118444", setup: { codeVerified: false } },
  { ...metaShared, wabaId: "30200", phoneNumberId: "111", phone: "+420725118445", setup: { registered: false } },
  {
    ...metaShared,
    wabaId: "30201",
    phoneNumberId: "113",
    phone: "+420725118447",
    setup: { pin: "270411" },
  },
  {
    ...shared,
    provider: "360dialog",
    wabaId: "303",
    phoneNumberId: "112",
    phone: "+420725118455",
    channelId: "ch2",
    apiKey: "key2",
  },
  {
    ...shared,
    provider: "twilio",
    phone: "+420725118466",
    accountSid: "AC1",
    authToken: "auth",
    senderSid: "XE2",
  },
];

/** The real adapters against a simulator in this process, and an administrator. */
export async function registrationWorld() {
  const simulator: TestSimulator = await testSimulator({ waiting });
  const world: TestWorld = await testWorld({
    now: new Date(noon),
    simulatorUrl: simulator.url,
    appUrl: simulator.hookUrl,
    env: {
      META_APP_ID: simulatedApp.appId,
      META_APP_SECRET: simulatedApp.appSecret,
      META_CONFIG_ID: simulatedApp.configId,
      META_DIALOG_URL: `${simulator.url}/meta-dialog`,
      D360_PARTNER_ID: simulatedPartner.partnerId,
      D360_PARTNER_KEY: simulatedPartner.partnerKey,
      D360_PARTNER_WEBHOOK_SECRET: simulatedPartner.webhookSecret,
      D360_CONNECT_URL: `${simulator.url}/360dialog-portal`,
    },
  });
  const admin = await addUser(world.ctx, { role: "admin" });
  const ctx: Ctx = world.as(admin);
  const find = async (id: string) => {
    const [row] = await world.db.select().from(registrations).where(eq(registrations.id, id));
    if (!row) throw new Error("no registration");
    return row;
  };
  return {
    world,
    simulator,
    ctx,
    admin,
    find,
    start: async (provider: "meta" | "360dialog" | "twilio", way: "connect" | "register" = "connect") =>
      (await startRegistration(ctx, { provider, way })).registrationId,
    /** Time for both: ours and the providers'. */
    pass: async (ms: number) => {
      world.clock.advanceMs(ms);
      await simulator.run(ms);
    },
    codeOn: async (phone: string): Promise<string> => {
      const answer = await fetch(`${simulator.url}/_sim/codes?${new URLSearchParams({ phone })}`);
      return (await answer.json())[0]?.code ?? "";
    },
    lever: (path: string, body: object) =>
      fetch(`${simulator.url}${path}`, { method: "POST", body: JSON.stringify(body) }).then((answer) => answer.json()),
    numberOf: async (phone: string) => {
      const [row] = await world.db.select().from(numbers).where(eq(numbers.phone, phone));
      return row ?? null;
    },
    allConnections: () => world.db.select().from(connections),
    auditOf: async (id: string) =>
      (await world.db.select().from(auditEntries).where(eq(auditEntries.objectId, id))).map(({ action }) => action),
    close: async () => {
      await world.close();
      await simulator.close();
    },
  };
}
