import { readFileSync } from "node:fs";
import { z } from "zod";
import { fieldKinds, fieldScopes } from "@/db/enums";
import { contactFields, contactIdentities, contacts } from "@/db/schema/contacts";
import { connections, numbers, quotaScopes } from "@/db/schema/numbers";
import { groupMembers, groups, settings, users } from "@/db/schema/team";
import { hashPassword } from "../auth/passwords";
import { type Ctx, inTransaction } from "../context";
import { ensureLane } from "../delivery/lane";
import { sealSecrets } from "../numbers/connection";
import { demoPassword, demoUsers } from "../team/demo-logins";
import { addSampleCard } from "../usage/add-rate-card";
import { seedBots } from "./seed-bots";
import { seedCampaigns } from "./seed-campaigns";
import { seedConsents } from "./seed-consents";
import { seedConversations } from "./seed-conversations";
import { seedDesk } from "./seed-desk";

const worldNumber = z.discriminatedUnion("provider", [
  z.object({
    provider: z.literal("meta"),
    wabaId: z.string(),
    phoneNumberId: z.string(),
    phone: z.string(),
    displayName: z.string(),
    accessToken: z.string(),
    appId: z.string(),
    appSecret: z.string(),
    verifyToken: z.string(),
    dailyLimit: z.number().nullable().default(1000),
  }),
  z.object({
    provider: z.literal("360dialog"),
    channelId: z.string(),
    /** Of a number that came through the partner; one by a pasted key has none. */
    clientId: z.string().optional(),
    apiKey: z.string(),
    wabaId: z.string(),
    phoneNumberId: z.string(),
    phone: z.string(),
    displayName: z.string().default("E-shop"),
    dailyLimit: z.number().nullable().default(1000),
  }),
  z.object({
    provider: z.literal("twilio"),
    accountSid: z.string(),
    authToken: z.string(),
    phone: z.string(),
    senderSid: z.string(),
    displayName: z.string().default("Plzeň"),
    dailyLimit: z.number().nullable().default(1000),
  }),
]);
type WorldNumber = z.infer<typeof worldNumber>;

const worldClient = z.object({
  phone: z.string(),
  name: z.string(),
  email: z.string().nullable().default(null),
  fields: z.record(z.string(), z.string()).default({}),
});
const worldField = z.object({
  scope: z.enum(fieldScopes).default("contact"),
  label: z.string(),
  kind: z.enum(fieldKinds),
  options: z.array(z.string()).default([]),
});

const worldSchema = z.object({
  numbers: z.array(worldNumber),
  clients: z.array(worldClient).default([]),
  contactFields: z.array(worldField).default([]),
});

/** Fills an empty database with the demo company; does nothing when somebody is there already. */
export async function seedDemo(ctx: Ctx, worldFile = "db/seed/demo-world.json"): Promise<boolean> {
  const [somebody] = await ctx.db.select({ id: users.id }).from(users).limit(1);
  if (somebody) return false;
  const world = worldSchema.parse(JSON.parse(readFileSync(worldFile, "utf8")));
  const passwordHash = await hashPassword(demoPassword);
  await inTransaction(ctx, async (tx) => {
    await tx.db.insert(settings).values({
      key: "company",
      value: { name: "Kola Brázda", timeZone: "Europe/Prague", defaultCountry: "CZ" },
    });
    const { groupId, adminId, managerId, operatorIds } = await seedTeam(tx, passwordHash);
    await seedDesk(tx, adminId);
    await seedBots(tx, adminId);
    for (const number of world.numbers) await seedNumber(tx, number, number.provider === "meta" ? groupId : null);
    await seedConsents(tx, adminId, await seedContacts(tx, world));
    await seedConversations(tx);
    await seedCampaigns(tx, { adminId, managerId, operatorIds, groupId });
    await addSampleCard(tx, "Ukázkový ceník (USD)");
  });
  return true;
}

async function seedTeam(ctx: Ctx, passwordHash: string) {
  const people = demoUsers.map((user) => ({ ...user, id: ctx.newId(), passwordHash }));
  await ctx.db.insert(users).values(people);
  const groupId = ctx.newId();
  await ctx.db.insert(groups).values({ id: groupId, name: "Servis" });
  await ctx.db.insert(groupMembers).values(people.map(({ id }) => ({ groupId, userId: id })));
  const [admin, manager] = ["admin", "supervisor"].map((wanted) => people.find(({ role }) => role === wanted));
  if (!admin || !manager) throw new Error("The demo company has no administrator or supervisor.");
  const operatorIds = people.filter(({ role }) => role === "operator").map(({ id }) => id);
  return { groupId, adminId: admin.id, managerId: manager.id, operatorIds };
}

async function seedNumber(ctx: Ctx, number: WorldNumber, groupId: string | null): Promise<void> {
  const [connectionId, quotaScopeId, numberId] = [ctx.newId(), ctx.newId(), ctx.newId()];
  const { config, secrets, providerNumberId } = credentialsOf(number, ctx.newId());
  await ctx.db.insert(connections).values({
    id: connectionId,
    provider: number.provider,
    name: number.displayName,
    config,
    sealedSecrets: sealSecrets(ctx, connectionId, secrets),
  });
  await ctx.db
    .insert(quotaScopes)
    .values({ id: quotaScopeId, name: number.displayName, dailyLimit: number.dailyLimit });
  await ctx.db.insert(numbers).values({
    id: numberId,
    connectionId,
    quotaScopeId,
    providerNumberId,
    phone: number.phone,
    name: number.displayName,
    status: "active",
    groupId,
  });
  await ensureLane(ctx, { numberId });
}

type Credentials = { config: Record<string, string>; secrets: Record<string, string>; providerNumberId: string };

function credentialsOf(number: WorldNumber, webhookSecret: string): Credentials {
  if (number.provider === "meta") {
    const { wabaId, appId, accessToken, appSecret, verifyToken, phoneNumberId } = number;
    return {
      config: { wabaId, appId },
      secrets: { accessToken, appSecret, verifyToken },
      providerNumberId: phoneNumberId,
    };
  }
  if (number.provider === "360dialog") {
    const { wabaId, channelId, clientId, apiKey, phoneNumberId } = number;
    const config = { wabaId, channelId, ...(clientId ? { clientId } : {}) };
    return { config, secrets: { apiKey, webhookSecret }, providerNumberId: phoneNumberId };
  }
  const { accountSid, senderSid, authToken, phone } = number;
  return { config: { accountSid, senderSid }, secrets: { authToken }, providerNumberId: phone };
}

type World = z.infer<typeof worldSchema>;

async function seedContacts(ctx: Ctx, { clients, contactFields: fields }: World): Promise<string[]> {
  for (const [position, { label, ...field }] of fields.entries()) {
    const row = { id: ctx.newId(), key: label, label, ...field, position, createdAt: ctx.now() };
    await ctx.db.insert(contactFields).values(row);
  }
  const people = clients.map((client) => ({ id: ctx.newId(), ...client }));
  for (const { id: contactId, ...client } of people) {
    await ctx.db.insert(contacts).values({ id: contactId, ...client });
    await ctx.db.insert(contactIdentities).values({ kind: "phone", value: client.phone, contactId });
  }
  return people.map(({ id }) => id);
}
