import { z } from "zod";
import { readJson } from "../http/body";
import { bytes, json, type Reply } from "../http/reply";
import type { Handler, Incoming } from "../http/router";
import type { SimNumber } from "../model";
import { pictureSize } from "../picture";
import type { Simulation } from "../simulation";
import { uploadOf } from "../uploads";
import { invalidParameter } from "./errors";

const verticals = [
  "UNDEFINED",
  "OTHER",
  "AUTO",
  "BEAUTY",
  "APPAREL",
  "EDU",
  "ENTERTAIN",
  "EVENT_PLAN",
  "FINANCE",
  "GROCERY",
  "GOVT",
  "HOTEL",
  "HEALTH",
  "NONPROFIT",
  "PROF_SERVICES",
  "RETAIL",
  "TRAVEL",
  "RESTAURANT",
  "NOT_A_BIZ",
] as const;

/** `GET /whatsapp_business_profile?fields=…` (providers.md A12.3). */
export function showProfile(_: Simulation, { query }: Incoming, { profile }: SimNumber): Reply {
  const all: Record<string, unknown> = {
    about: profile.about,
    address: profile.address,
    description: profile.description,
    email: profile.email,
    websites: profile.websites,
    vertical: profile.vertical,
    profile_picture_url: profile.pictureUrl,
  };
  const asked = query.get("fields")?.split(",") ?? [];
  const unknown = asked.find((field) => !(field in all));
  if (unknown) return invalidParameter(`Tried accessing nonexisting field (${unknown})`);
  const told = asked.flatMap((field) => (isEmpty(all[field]) ? [] : [[field, all[field]]]));
  return json(200, { data: [{ ...Object.fromEntries(told), messaging_product: "whatsapp" }] });
}

const isEmpty = (value: unknown) =>
  value === null || value === "" || (Array.isArray(value) && value.length === 0) || value === "UNDEFINED";

const site = z.url({ protocol: /^https?$/, error: "must be a valid http(s) address" }).max(256);
const profileBody = z.strictObject({
  messaging_product: z.literal("whatsapp"),
  about: z.string().min(1, "about must not be empty").max(139, "about must be at most 139 characters").optional(),
  address: z.string().max(256).optional(),
  description: z.string().max(512).optional(),
  email: z.union([z.literal(""), z.email().max(128)], { error: "must be a valid email address" }).optional(),
  websites: z.array(site).max(2, "at most two websites").optional(),
  vertical: z.enum(verticals).optional(),
  profile_picture_handle: z.string().optional(),
});

/** `POST` of the same: only what is named changes; a picture is a handle of the resumable upload. */
export async function changeProfile(simulation: Simulation, request: Incoming, number: SimNumber): Promise<Reply> {
  const body = await readJson(request, profileBody);
  if (!body.ok) return invalidParameter(body.problem);
  const { messaging_product: _, profile_picture_handle: handle, ...texts } = body.value;
  const { profile } = number;
  if (texts.vertical === "UNDEFINED" && !isEmpty(profile.vertical))
    return invalidParameter("Param vertical cannot be set back to an empty value");
  if (handle !== undefined) {
    const problem = pictureProblem(simulation, handle);
    if (problem) return invalidParameter(`Param profile_picture_handle: ${problem}`);
    profile.pictureUrl = `${request.origin}/pictures/${encodeURIComponent(handle)}`;
  }
  Object.assign(profile, Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined)));
  return json(200, { success: true });
}

const maxPictureBytes = 5 * 1024 * 1024;

function pictureProblem(simulation: Simulation, handle: string): string | null {
  const file = uploadOf(simulation, handle)?.bytes;
  if (!file) return "the handle is not known";
  if (file.length > maxPictureBytes) return "the picture is larger than 5 MB";
  const size = pictureSize(file);
  if (!size) return "the picture is neither JPEG nor PNG";
  if (size.width !== size.height) return "the picture is not square";
  return size.width < 192 ? "the picture is smaller than 192 x 192" : null;
}

/** The picture as WhatsApp's servers show it to everybody. */
export const showPicture: Handler = (simulation, { params }) => {
  const upload = uploadOf(simulation, params.handle ?? "");
  return upload?.bytes ? bytes(upload.bytes, upload.type) : json(404, {});
};
