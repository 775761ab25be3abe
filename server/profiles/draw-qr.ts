import QRCode from "qrcode";
import type { Ctx } from "../context";
import { DomainError } from "../core/errors";
import { loadNumber } from "../numbers/load-number";
import { chatLink, inkOf, linkTrouble, qrFileName } from "./link-rules";
import type { QrQuery } from "./schema";

/** Modules of white around the code: readers need four. */
const quietZone = 4;

/**
 * The QR code of a number's chat link (N.58), readable when a sixth of it is dirty. Throws `not_found`, `linkTooLong`.
 */
export async function drawQr(ctx: Pick<Ctx, "db">, input: QrQuery & { numberId: string }) {
  const { phone } = await loadNumber(ctx, input);
  if (linkTrouble(phone, input.text) === "tooLong") throw new DomainError("invalid", "linkTooLong");
  const link = chatLink(phone, input.text);
  const look = {
    errorCorrectionLevel: "M",
    margin: quietZone,
    color: { dark: inkOf[input.color], light: "#ffffff" },
  } as const;
  return {
    fileName: qrFileName(phone, input),
    mimeType: input.format === "svg" ? "image/svg+xml" : "image/png",
    bytes:
      input.format === "svg"
        ? Buffer.from(await QRCode.toString(link, { ...look, type: "svg" }))
        : await QRCode.toBuffer(link, { ...look, type: "png", width: Number(input.size) }),
  };
}
