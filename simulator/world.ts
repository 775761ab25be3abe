import { z } from "zod";
import { nameStatuses } from "./model";

const phone = z.string().regex(/^\+[1-9]\d{6,14}$/);
const shared = {
  phone,
  displayName: z.string(),
  /** Unique clients written to first in a rolling day; null is unlimited. */
  dailyLimit: z.number().int().positive().nullable().default(1000),
  /** Messages in any sliding second; one more disconnects the number. */
  ratePerSecond: z.number().int().positive().default(25),
  /** How far it is on its way; by default it is all there. */
  setup: z
    .strictObject({
      nameStatus: z.enum(nameStatuses).optional(),
      codeVerified: z.boolean().optional(),
      registered: z.boolean().optional(),
      granted: z.boolean().optional(),
      inBusinessApp: z.boolean().optional(),
      pin: z.string().length(6).optional(),
    })
    .optional(),
};

export const worldNumber = z.discriminatedUnion("provider", [
  z.object({
    provider: z.literal("meta"),
    ...shared,
    wabaId: z.string(),
    phoneNumberId: z.string(),
    accessToken: z.string(),
    appId: z.string(),
    appSecret: z.string(),
    verifyToken: z.string(),
  }),
  z.object({
    provider: z.literal("360dialog"),
    ...shared,
    wabaId: z.string(),
    phoneNumberId: z.string(),
    channelId: z.string(),
    apiKey: z.string(),
  }),
  z.object({
    provider: z.literal("twilio"),
    ...shared,
    accountSid: z.string(),
    authToken: z.string(),
    senderSid: z.string(),
    wabaId: z.string().optional(),
    apiKeySid: z.string().optional(),
    apiKeySecret: z.string().optional(),
  }),
]);
export type WorldNumber = z.infer<typeof worldNumber>;

export const verifications = ["verified", "pending", "not_verified", "rejected"] as const;

export const worldSchema = z.object({
  company: z
    .object({
      name: z.string(),
      verification: z.enum(verifications).default("not_verified"),
    })
    .default({ name: "Kola Brázda s.r.o.", verification: "not_verified" }),
  numbers: z.array(worldNumber),
  waiting: z.array(worldNumber).default([]),
  clients: z.array(z.object({ phone, name: z.string(), wroteTo: z.array(phone).default([]) })).default([]),
});
/**
 * What a world file holds: the company's numbers with their credentials, those that wait to be connected (`waiting`), and the people
 * who write to them. `wroteTo`: to which of these numbers (their phones) they have written lately, so that the window is open from
 * the start.
 */
export type World = z.input<typeof worldSchema>;
