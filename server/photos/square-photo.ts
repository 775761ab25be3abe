import sharp from "sharp";
import { sniffType } from "../media/sniff";

/** As large as it is ever shown, on screens of the finest kind. */
const side = 256;
const mostPixels = 50_000_000;
/** Nothing that is drawn by a program (SVG, PDF) and could fetch or run something. */
const pictures = new Set(["image/jpeg", "image/png", "image/webp"]);

/** A square JPEG of any picture, without what the camera wrote into it; null when it cannot be read. */
export async function squarePhoto(bytes: Uint8Array): Promise<Uint8Array | null> {
  const type = await sniffType(bytes, { fileName: "photo", mimeType: null });
  if (!type || !pictures.has(type)) return null;
  try {
    return await sharp(bytes, { limitInputPixels: mostPixels, failOn: "error" })
      .rotate()
      .resize(side, side, { fit: "cover" })
      .flatten({ background: "#ffffff" })
      .jpeg({ quality: 86, mozjpeg: true })
      .toBuffer();
  } catch {
    return null;
  }
}
