import { type Industry, industries, type ProfileField } from "@/db/enums";

/** The texts of a profile as people edit them. `null` = empty. */
export type ProfileFields = {
  description: string | null;
  address: string | null;
  email: string | null;
  websites: string[];
  industry: Industry | null;
};

export const emptyProfile: ProfileFields = {
  description: null,
  address: null,
  email: null,
  websites: [],
  industry: null,
};

/** Characters (S0.24; providers.md A12.3); `websites` is how many addresses there may be. */
export const profileLimits = { description: 139, address: 256, email: 128, website: 256, websites: 2 } as const;

/** Characters as a reader counts them: "č" is one, however it is written. */
export const profileLength = (text: string): number => [...text.normalize("NFC")].length;

export type ProfileProblem = {
  field: ProfileField;
  /** Which of the web addresses. */
  at?: number;
  key: "tooLong" | "email" | "website" | "websiteRepeated" | "tooMany";
  /** The limit, and by how much it is exceeded. */
  values: { max: number; over: number };
};

/** What was typed as it is kept: one line, without spaces around, web addresses with their scheme, empty ones left out. */
export function tidyProfile(fields: ProfileFields): ProfileFields {
  return {
    description: tidyText(fields.description),
    address: tidyText(fields.address),
    email: tidyText(fields.email),
    websites: fields.websites.map(tidyWebsite).filter((website) => website !== ""),
    industry: fields.industry,
  };
}

/** Everything that a provider would refuse, said before it is asked. */
export function profileProblems(fields: ProfileFields): ProfileProblem[] {
  const { description, address, email, websites } = fields;
  const tooMany = websites.length - profileLimits.websites;
  return [
    ...tooLong("description", description, profileLimits.description),
    ...tooLong("address", address, profileLimits.address),
    ...tooLong("email", email, profileLimits.email),
    ...(email !== null && !isEmail(email) ? [problem("email", "email")] : []),
    ...websites.flatMap((website, at) => websiteProblems(websites, website, at)),
    ...(tooMany > 0 ? [problem("websites", "tooMany", { max: profileLimits.websites, over: tooMany })] : []),
  ];
}

/** Only what differs from what the provider has: nothing else is sent. */
export function changedFields(known: ProfileFields, wanted: ProfileFields): Partial<ProfileFields> {
  const { description, address, email, websites, industry } = wanted;
  return {
    ...(description === known.description ? {} : { description }),
    ...(address === known.address ? {} : { address }),
    ...(email === known.email ? {} : { email }),
    ...(websites.join("\n") === known.websites.join("\n") ? {} : { websites }),
    ...(industry === known.industry ? {} : { industry }),
  };
}

/** A provider's word for an industry; null for one that is not on our list. */
export const toIndustry = (word: string | null): Industry | null => industries.find((known) => known === word) ?? null;

const tidyText = (text: string | null): string | null => text?.normalize("NFC").replace(/\s+/g, " ").trim() || null;

function tidyWebsite(text: string): string {
  const address = text.trim();
  if (address === "" || /^[a-z][a-z0-9+.-]*:/i.test(address.replace(/^[^/]*:\d/, ""))) return address;
  return `https://${address}`;
}

function websiteProblems(all: string[], website: string, at: number): ProfileProblem[] {
  if (!isWebsite(website)) return [{ ...problem("websites", "website"), at }];
  if (all.indexOf(website) < at) return [{ ...problem("websites", "websiteRepeated"), at }];
  return tooLong("websites", website, profileLimits.website).map((found) => ({ ...found, at }));
}

function tooLong(field: ProfileField, text: string | null, max: number): ProfileProblem[] {
  const over = profileLength(text ?? "") - max;
  return over > 0 ? [problem(field, "tooLong", { max, over })] : [];
}

function isWebsite(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  return /^https?:$/.test(protocol) && /[^.]\.[^.]/.test(hostname) && !username && !password && !/\s/.test(text);
}

const isEmail = (text: string): boolean => /^[^\s@,;<>"]+@[^\s@.,;<>"]+(?:\.[^\s@.,;<>"]+)+$/.test(text);

const problem = (field: ProfileField, key: ProfileProblem["key"], values = { max: 0, over: 0 }): ProfileProblem => ({
  field,
  key,
  values,
});
