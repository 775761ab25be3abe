import { createHash } from "node:crypto";
import { invalidParameter } from "./cloud-api/errors";
import { json, type Reply } from "./http/reply";
import type { Incoming } from "./http/router";
import type { Simulation } from "./simulation";

const types = ["image/jpeg", "image/jpg", "image/png", "video/mp4", "application/pdf"];
const maxBytes = 100 * 1024 * 1024;

/** `POST /{app}/uploads?file_name=…&file_length=…&file_type=…`: a session for one file (providers.md A6.1). */
export function openUpload({ onboarding, random }: Simulation, { query }: Incoming): Reply {
  const length = Number(query.get("file_length"));
  const type = query.get("file_type") ?? "";
  if (!Number.isInteger(length) || length < 1 || length > maxBytes)
    return invalidParameter("Param file_length must be the size of the file in bytes");
  if (!types.includes(type)) return invalidParameter(`Param file_type must be one of ${types.join(", ")}`);
  const odd = oddOf(query, ["file_name", "file_length", "file_type"]);
  if (odd) return invalidParameter(`Param ${odd} is not known`);
  const id = `upload:${random.bytes(24).toString("base64url")}?sig=${random.bytes(12).toString("base64url")}`;
  onboarding.uploads.set(id, { id, bytes: null, length, type, handle: null });
  return json(200, { id });
}

/** `POST /upload:…?sig=…` with the bytes; the answered handle stands for the file. */
export async function fillUpload(simulation: Simulation, request: Incoming): Promise<Reply> {
  const upload = simulation.onboarding.uploads.get(sessionOf(request));
  if (!upload) return invalidParameter("The upload session does not exist");
  const odd = oddOf(request.query, ["sig"]);
  if (odd) return invalidParameter(`Param ${odd} is not known`);
  if (request.headers.file_offset !== "0") return invalidParameter("Header file_offset must be 0");
  const bytes = await request.bytes();
  if (bytes.length !== upload.length) return invalidParameter("The file is not as long as file_length says");
  upload.bytes = bytes;
  upload.handle = `4::${createHash("sha256").update(upload.id).digest("base64url")}`;
  return json(200, { h: upload.handle });
}

/** `GET /upload:…?sig=…`: how much has come. */
export function showUpload({ onboarding }: Simulation, request: Incoming): Reply {
  const upload = onboarding.uploads.get(sessionOf(request));
  return upload
    ? json(200, { id: upload.id, file_offset: upload.bytes?.length ?? 0 })
    : invalidParameter("The upload session does not exist");
}

export const isUpload = (request: Incoming): boolean => lastPart(request).startsWith("upload:");

const sessionOf = (request: Incoming): string => `${lastPart(request)}?sig=${request.query.get("sig") ?? ""}`;

const oddOf = (query: URLSearchParams, known: readonly string[]) =>
  [...query.keys()].find((name) => !known.includes(name));

const lastPart = ({ path }: Incoming): string => decodeURIComponent(path.split("/").at(-1) ?? "");

/** The file behind a handle, for whoever accepts one. */
export const uploadOf = ({ onboarding }: Simulation, handle: string) =>
  [...onboarding.uploads.values()].find((upload) => upload.handle === handle && upload.bytes !== null);
