import { industries, type ProfileField } from "@/db/enums";
import { type NumberProfile, type ProfileChange, ProfileRefused } from "../profile-types";
import { bag, bags, compact, list, str } from "../read";
import { type ProviderDeps, ProviderError } from "../types";
import { getJson, postJson } from "./client";
import { type UploadEndpoint, uploadForHandle } from "./upload-handle";

/** Where a profile stands: Meta below the number, 360dialog below its own address. */
export type ProfileEndpoint = { url: string; headers: Record<string, string>; upload: UploadEndpoint };

const fields = "about,address,email,profile_picture_url,websites,vertical";

export async function readProfile(deps: ProviderDeps, endpoint: ProfileEndpoint): Promise<NumberProfile> {
  const answer = await getJson(deps, `${endpoint.url}?fields=${fields}`, endpoint.headers);
  const profile = bags(bag(answer.body).data)[0] ?? {};
  return {
    description: str(profile.about) ?? null,
    address: str(profile.address) ?? null,
    email: str(profile.email) ?? null,
    websites: list(profile.websites).flatMap((site) => str(site) ?? []),
    industry: industryOf(str(profile.vertical)),
    logoUrl: str(profile.profile_picture_url) ?? null,
  };
}

/** Throws `ProfileRefused` by field where the provider names one, else `ProviderError`. */
export async function writeProfile(deps: ProviderDeps, endpoint: ProfileEndpoint, change: ProfileChange) {
  try {
    const picture = change.logo && (await uploadForHandle(deps, endpoint.upload, jpeg(change.logo.bytes)));
    const body = { messaging_product: "whatsapp", ...toBody(change), profile_picture_handle: picture };
    await postJson(deps, endpoint.url, endpoint.headers, compact(body));
  } catch (error) {
    throw refusalOf(error, change, fieldNames) ?? error;
  }
}

const jpeg = (bytes: Uint8Array) => ({ bytes, mimeType: "image/jpeg", fileName: "logo.jpg" });

/** Texts are emptied by an empty one; an industry that was set can only be changed (360dialog's and Meta's rule). */
const toBody = ({ description, address, email, websites, industry }: ProfileChange) => ({
  about: description === null ? "" : description,
  address: address === null ? "" : address,
  email: email === null ? "" : email,
  websites,
  vertical: industry === null ? "UNDEFINED" : industry?.toUpperCase(),
});

function industryOf(vertical: string | undefined): NumberProfile["industry"] {
  if (!vertical || vertical === "UNDEFINED") return null;
  return industries.find((known) => known === vertical.toLowerCase()) ?? "other";
}

const fieldNames: Record<ProfileField, RegExp> = {
  description: /\babout\b/i,
  address: /\baddress\b(?! of)/i,
  email: /\be-?mail\b/i,
  websites: /\bwebsites?\b/i,
  industry: /\bvertical\b/i,
  logo: /\b(?:profile_picture_handle|picture|photo|logo|logo_url|file_type|image)\b/i,
};

/** By field what a refusal is about: the field it names, or the only one that was to be changed. Null for any other error. */
export function refusalOf(
  error: unknown,
  change: ProfileChange,
  names: Record<ProfileField, RegExp>,
): ProfileRefused | null {
  if (!(error instanceof ProviderError) || !["bad_request", "media_invalid"].includes(error.reason)) return null;
  const { safeText } = error.details;
  const changed = profileFieldsOf(change);
  const named = changed.filter((field) => names[field].test(safeText));
  const meant =
    named.length > 0 ? named : error.reason === "media_invalid" && change.logo ? ["logo" as const] : changed;
  if (meant.length !== 1 && named.length === 0) return null;
  return new ProfileRefused(Object.fromEntries(meant.map((field) => [field, safeText])));
}

const profileFieldsOf = (change: ProfileChange): ProfileField[] =>
  (["description", "address", "email", "websites", "industry", "logo"] as const).filter(
    (field) => change[field] !== undefined,
  );
