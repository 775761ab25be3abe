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
  description: /^about$/,
  address: /^address$/,
  email: /^email$/,
  websites: /^websites$/,
  industry: /^vertical$/,
  logo: /^(?:profile_picture_handle|file_type|file_length|picture|image)$/,
};

/** By field what a refusal is about: the field it names, or the only one that was to be changed. Null for any other error. */
export function refusalOf(
  error: unknown,
  change: ProfileChange,
  names: Record<ProfileField, RegExp>,
): ProfileRefused | null {
  if (!(error instanceof ProviderError) || !["bad_request", "media_invalid"].includes(error.reason)) return null;
  const { safeText } = error.details;
  const changed = fieldsOf(change);
  const [only] = changed.length === 1 ? changed : [];
  const field = namedIn(safeText, changed, names) ?? (error.reason === "media_invalid" ? "logo" : only);
  return field && changed.includes(field) ? new ProfileRefused({ [field]: safeText }) : null;
}

const fieldsOf = (change: ProfileChange): ProfileField[] =>
  (["description", "address", "email", "websites", "industry", "logo"] as const).filter(
    (field) => change[field] !== undefined,
  );

/** `Param websites.0: must be…` names its field; other sentences are searched for the first of ours. */
function namedIn(text: string, changed: ProfileField[], names: Record<ProfileField, RegExp>): ProfileField | undefined {
  const param = /\bparam(?:eter)?\s+["'`]?(?:profile\.)?([a-z_]+)/i.exec(text)?.[1]?.toLowerCase();
  const words = [...(param ? [param] : []), ...text.toLowerCase().split(/[^a-z_]+/)];
  return words.flatMap((word) => changed.find((field) => names[field].test(word)) ?? [])[0];
}
