import { z } from "zod";
import { consentMoves, consentPolicies, consentSources, wishLanguages } from "@/db/enums";

/** What a person may name; what WhatsApp told and what was read out of a message only the desk itself can say. */
export const personSources = consentSources.filter((source) => source !== "whatsapp" && source !== "message");

export const reasonSchema = z.string().trim().min(5).max(300);

/** Why a marketing template goes to a client without consent. */
export const exceptionSchema = z.object({ reason: reasonSchema });
export type ConsentException = z.infer<typeof exceptionSchema>;

export const contactInput = z.object({ contactId: z.uuid() });

export const recordInput = z.object({
  contactId: z.uuid(),
  move: z.enum(consentMoves),
  source: z.enum(personSources),
  /** The version of the consent's text that was shown; null where the client saw other words. */
  textId: z.uuid().nullable(),
  proof: z.string().trim().max(500),
  at: z.date(),
});
export type RecordInput = z.infer<typeof recordInput>;

export const textInput = z.object({
  textCs: z.string().trim().min(10).max(2000),
  textEn: z.string().trim().min(10).max(2000),
});
export type TextInput = z.infer<typeof textInput>;

export const policyInput = z.object({ policy: z.enum(consentPolicies), reason: z.string().trim().max(300) });

/** At most so many marketing messages of campaigns for one client in so many days (O7); null = any number. */
export const capInput = z.object({
  cap: z.object({ messages: z.number().int().min(1).max(50), days: z.number().int().min(1).max(90) }).nullable(),
});

/** At least one letter or digit: a mark alone would be heard nowhere. */
const word = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .regex(/[\p{L}\p{N}]/u);
const wordsOfLanguage = z.object({
  stop: z.array(word).max(60),
  start: z.array(word).max(60),
  stopped: z.string().trim().max(1000),
  started: z.string().trim().max(1000),
});
export const wordsInput = z.object({
  /** The version that the person saw. */
  base: z.number().int().min(0),
  words: z.record(z.enum(wishLanguages), wordsOfLanguage),
});
export type WordsInput = z.infer<typeof wordsInput>;
