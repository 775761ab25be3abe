import { z } from "zod";
import { pictureSize } from "../picture";
import type { Simulation } from "../simulation";
import type { TwilioNumber } from "./owned";

const verticals = [
  "Automotive",
  "Beauty, Spa and Salon",
  "Clothing and Apparel",
  "Education",
  "Entertainment",
  "Event Planning and Service",
  "Finance and Banking",
  "Food and Grocery",
  "Public Service",
  "Hotel and Lodging",
  "Medical and Health",
  "Non-profit",
  "Professional Services",
  "Shopping and Retail",
  "Travel and Transportation",
  "Restaurant",
  "Other",
] as const;

const site = z.url({ protocol: /^https?$/, error: "must be a valid http(s) address" }).max(256);

/** The profile of a sender: Meta's lengths, Twilio's names (providers.md C7). */
export const senderProfile = z.strictObject({
  name: z.string().min(1).max(100).optional(),
  about: z.string().max(139, "must be at most 139 characters").optional(),
  address: z.string().max(256).optional(),
  description: z.string().max(512).optional(),
  emails: z.array(z.email("must be a valid email address").max(128)).max(1).optional(),
  websites: z.array(site).max(2, "at most two websites").optional(),
  vertical: z.enum(verticals).optional(),
  logo_url: z.url().optional(),
});

/** Lists come back as objects with labels. */
export const showSenderProfile = ({ profile, setup }: TwilioNumber) => ({
  name: setup.verifiedName,
  about: profile.about || null,
  address: profile.address || null,
  description: profile.description || null,
  emails: profile.email ? [{ email: profile.email, label: "Email" }] : [],
  websites: profile.websites.map((website) => ({ website, label: "Website" })),
  vertical: profile.vertical,
  logo_url: profile.pictureUrl,
});

/** Null when it was taken; the sender is being updated for a while then. */
export async function changeProfile(
  simulation: Simulation,
  { profile, setup }: TwilioNumber,
  { logo_url: logoUrl, emails, name, ...texts }: z.infer<typeof senderProfile>,
): Promise<string | null> {
  const problem = logoUrl === undefined ? null : await logoProblem(simulation, logoUrl);
  if (problem) return `Param profile.logo_url: ${problem}`;
  if (logoUrl !== undefined) profile.pictureUrl = logoUrl;
  if (emails !== undefined) profile.email = emails[0] ?? "";
  if (name !== undefined) setup.verifiedName = name;
  Object.assign(profile, Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined)));
  if (setup.sender === "ONLINE") {
    setup.sender = "ONLINE:UPDATING";
    simulation.clock.after(simulation.timings.deliveredMs, () => {
      if (setup.sender === "ONLINE:UPDATING") setup.sender = "ONLINE";
    });
  }
  return null;
}

const maxLogoBytes = 5 * 1024 * 1024;

/** Twilio fetches the logo from where it is said to be. */
async function logoProblem({ fetch }: Simulation, url: string): Promise<string | null> {
  try {
    const response = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(10_000) });
    const bytes = Buffer.from(await response.arrayBuffer());
    if (!response.ok) return `the logo could not be fetched (HTTP ${response.status})`;
    if (bytes.length > maxLogoBytes) return "the logo is larger than 5 MB";
    const size = pictureSize(bytes);
    if (!size) return "the logo is neither JPEG nor PNG";
    return size.width === size.height ? null : "the logo is not square";
  } catch {
    return "the logo could not be fetched";
  }
}
