import type { AudienceMode, CampaignReaction } from "@/db/enums";
import type { ContactCondition } from "./contacts";

/** Where recipients are taken from. */
export type RecipientSource =
  | { kind: "everybody" }
  | { kind: "filter"; filterId: string }
  | { kind: "tag"; tagId: string }
  | { kind: "campaign"; campaignId: string; reaction: CampaignReaction };

/** A step adds the contacts of its source or takes them away again; of several that know a contact the last one decides (O9). */
export type AudienceStep = { mode: AudienceMode } & RecipientSource;

/** Recipients from the directory. As long as nothing is fixed, it is asked anew whenever somebody looks. */
export type Audience = {
  steps: AudienceStep[];
  /** Key of the field that holds the phone (S2.21); null = the phone of WhatsApp. */
  phoneField: string | null;
};

/** What fills a variable of a contact of the directory; none = its default (S2.22). `fixed`: the default, for rows of files too. */
export type VariableSource =
  | { kind: "name" }
  | { kind: "firstName" }
  | { kind: "phone" }
  | { kind: "email" }
  | { kind: "field"; key: string }
  | { kind: "fixed" };

/** A step with what its source was called and asked at that moment. */
export type ResolvedStep = AudienceStep & { name: string | null; conditions: ContactCondition[] };

/** An audience as it was when somebody fixed it: all that filling needs, so that a change meanwhile changes nothing. */
export type FrozenAudience = {
  steps: ResolvedStep[];
  phoneField: string | null;
  sources: (VariableSource | null)[];
  /** When it was fixed (ISO). */
  at: string;
  /** How many recipients were counted then. */
  expected: number;
};
