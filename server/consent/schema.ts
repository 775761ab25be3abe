import { z } from "zod";
import { consentMoves, consentPolicies, consentSources } from "@/db/enums";

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
