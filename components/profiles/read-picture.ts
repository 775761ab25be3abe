import { type LogoFacts, logoLimits } from "@/server/profiles/logo-rules";

/** A part of a picture in its own pixels. */
export type Cut = { x: number; y: number; width: number; height: number };
export type Picture = { facts: LogoFacts; bitmap: ImageBitmap | null };

/** What a chosen file is by its bytes, and its picture where the browser can read one. */
export async function readPicture(file: Blob): Promise<Picture> {
  const head = new Uint8Array(await file.slice(0, 3).arrayBuffer());
  const isJpeg = head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff;
  const bitmap = await createImageBitmap(file).catch(() => null);
  const { width, height } = bitmap ?? { width: 0, height: 0 };
  return { bitmap, facts: { format: bitmap && (isJpeg ? "jpeg" : "other"), width, height, byteSize: file.size } };
}

/** The square cut as a JPEG, between 300 and 640 pixels wide, on white. */
export async function cutSquare(bitmap: ImageBitmap, cut: Cut): Promise<Blob> {
  const side = Math.min(logoLimits.keptSide, Math.max(logoLimits.minSide, Math.round(cut.width)));
  const canvas = new OffscreenCanvas(side, side);
  const context = canvas.getContext("2d");
  if (!context) throw new Error("this browser cannot draw");
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, side, side);
  context.imageSmoothingQuality = "high";
  context.drawImage(bitmap, cut.x, cut.y, cut.width, cut.height, 0, 0, side, side);
  return canvas.convertToBlob({ type: "image/jpeg", quality: 0.92 });
}

/** The whole of a picture that is a good logo already: as it is, or made smaller so that it travels fast. */
export async function fitLogo(file: Blob, { bitmap, facts }: Picture): Promise<Blob> {
  if (!bitmap || facts.width <= logoLimits.keptSide) return file;
  return cutSquare(bitmap, { x: 0, y: 0, width: facts.width, height: facts.height });
}

export async function toBase64(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = "";
  // Whole at once would be more arguments than a call may have.
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}
