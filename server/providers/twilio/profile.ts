import type { Industry, ProfileField } from "@/db/enums";
import { refusalOf } from "../cloud-api/profile";
import type { NumberProfile, ProfileChange } from "../profile-types";
import { type Bag, bag, bags, compact, list, lookUp, str } from "../read";

/** Twilio's own names of Meta's industries (providers.md C7). */
const verticals: Record<Industry, string> = {
  other: "Other",
  auto: "Automotive",
  beauty: "Beauty, Spa and Salon",
  apparel: "Clothing and Apparel",
  edu: "Education",
  entertain: "Entertainment",
  event_plan: "Event Planning and Service",
  finance: "Finance and Banking",
  grocery: "Food and Grocery",
  govt: "Public Service",
  hotel: "Hotel and Lodging",
  health: "Medical and Health",
  nonprofit: "Non-profit",
  prof_services: "Professional Services",
  retail: "Shopping and Retail",
  travel: "Travel and Transportation",
  restaurant: "Restaurant",
  not_a_biz: "Other",
};

/** A sender that is being updated waits for WhatsApp's consent. */
export function toProfile(sender: Bag): NumberProfile {
  const profile = bag(sender.profile);
  return {
    description: str(profile.about) ?? null,
    address: str(profile.address) ?? null,
    email: texts(profile.emails, "email")[0] ?? null,
    websites: texts(profile.websites, "website").slice(0, 2),
    industry: industryOf(str(profile.vertical)),
    logoUrl: str(profile.logo_url) ?? null,
    ...(str(sender.status) === "ONLINE:UPDATING" ? { review: "pending" as const } : {}),
  };
}

/** Twilio fetches the logo from its public address. An empty text empties a field. */
export const fromChange = ({ description, address, email, websites, industry, logo }: ProfileChange) =>
  compact({
    about: description === null ? "" : description,
    address: address === null ? "" : address,
    emails: email === undefined ? undefined : email === null ? [] : [email],
    websites,
    vertical: industry === undefined ? undefined : (lookUp(verticals, industry ?? "other") ?? "Other"),
    logo_url: logo?.publicUrl,
  });

const fieldNames: Record<ProfileField, RegExp> = {
  description: /^about$/,
  address: /^address$/,
  email: /^emails?$/,
  websites: /^websites?$/,
  industry: /^vertical$/,
  logo: /^(?:logo|logo_url)$/,
};

export const refusedChange = (error: unknown, change: ProfileChange) => refusalOf(error, change, fieldNames);

/** Lists come back as objects with labels, and were sent as plain texts. */
const texts = (values: unknown, key: string): string[] => [
  ...bags(values).flatMap((value) => str(value[key]) ?? []),
  ...list(values).flatMap((value) => (typeof value === "string" ? (str(value) ?? []) : [])),
];

function industryOf(vertical: string | undefined): string | null {
  if (!vertical) return null;
  return Object.entries(verticals).find(([, label]) => label === vertical)?.[0] ?? "other";
}
