import { desc, eq } from "drizzle-orm";
import type { ProviderName } from "@/db/enums";
import { alerts } from "@/db/schema/alerts";
import { numberEvents, numbers } from "@/db/schema/numbers";
import type { Ctx } from "../context";
import type { NumberHealth } from "../providers/number-types";
import type { GrantedNumber, GrantedWaba } from "../providers/onboarding-types";
import type { ProviderAdapter } from "../providers/types";
import type { TestWorld } from "../test-world";
import { addConnection } from "./add-connection";

export const healthy: NumberHealth = { status: "active", quality: "green", dailyLimit: 2000, notes: [] };

let last = 0;
/** Six digits that no other test of the file has. */
export const fresh = (): string => String(++last).padStart(6, "0");

export const waba = (): GrantedWaba => ({
  providerWabaId: `waba-${fresh()}`,
  name: "Kola Brázda",
  status: "APPROVED",
  verification: "verified",
  numberLimit: 2,
});

export function granted(change: Partial<GrantedNumber> = {}): GrantedNumber {
  const n = fresh();
  return {
    providerNumberId: `10410000${n}`,
    phone: `+420725${n}`,
    displayName: "Kola Brázda",
    nameStatus: "approved",
    codeVerified: true,
    registered: true,
    twoStep: true,
    inBusinessApp: false,
    waba: null,
    ...change,
  };
}

/** For the tests of this folder: what they ask the database, and a world with a provider that does what the test says. */
export function numbersWorld(world: TestWorld) {
  return {
    connect: (provider: ProviderName = "meta") =>
      addConnection(world.ctx, {
        provider,
        name: "Servis",
        config: { wabaId: "w" },
        secrets: { accessToken: "tajné" },
      }),
    find: async (id: string) => {
      const [row] = await world.db.select().from(numbers).where(eq(numbers.id, id));
      if (!row) throw new Error("no number");
      return row;
    },
    historyOf: (numberId: string) =>
      world.db
        .select({ kind: numberEvents.kind, source: numberEvents.source, details: numberEvents.details })
        .from(numberEvents)
        .where(eq(numberEvents.numberId, numberId))
        .orderBy(numberEvents.at, numberEvents.kind),
    openAlerts: async (numberId: string) =>
      (await world.db.select().from(alerts).where(eq(alerts.subjectId, numberId)).orderBy(desc(alerts.raisedAt)))
        .filter(({ resolvedAt }) => resolvedAt === null)
        .map(({ kind }) => kind),
    saying: (provider: ProviderName, change: Partial<ProviderAdapter>): Ctx => {
      const { ctx } = world;
      return { ...ctx, providers: { ...ctx.providers, [provider]: { ...ctx.providers[provider], ...change } } };
    },
  };
}
