import { asSystem, type Ctx } from "../context";
import { notFound } from "../core/errors";
import { type ServedFile, serveMedia } from "../media/serve-media";
import { filesOf, findText } from "./queries";
import { readerOf } from "./reader";
import { maySee } from "./rules";

/** A file that belongs to a text, for who may insert the text. */
export async function openFile(
  ctx: Ctx,
  { cannedTextId, mediaId }: { cannedTextId: string; mediaId: string },
): Promise<ServedFile> {
  const text = await findText(ctx.db, cannedTextId);
  if (!text || !maySee(text, readerOf(ctx))) throw notFound("cannedText");
  const files = await filesOf(ctx.db, [cannedTextId]);
  if (!files.some((file) => file.mediaId === mediaId)) throw notFound("file");
  return serveMedia(asSystem(ctx), { mediaId, asDownload: true });
}
