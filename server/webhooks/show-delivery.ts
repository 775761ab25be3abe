import type { Ctx } from "../context";
import { notFound } from "../core/errors";
import { findDelivery } from "./queries";
import { mayReplay, nextTryAt } from "./rules";

const maxShown = 200_000;

/** A delivery with its body made readable; the first 200,000 characters of it. */
export async function showDelivery(ctx: Ctx, { deliveryId }: { deliveryId: string }) {
  const row = await findDelivery(ctx.db, deliveryId);
  if (!row) throw notFound("delivery");
  const { rawBody, ...facts } = row;
  const body = readable(Buffer.from(rawBody).toString("utf8"));
  return {
    ...facts,
    body: body.slice(0, maxShown),
    isCut: body.length > maxShown,
    mayReplay: mayReplay(row.outcome),
    nextTryAt: nextTryAt(row),
  };
}

/** JSON with indents, a form one field a line, anything else as it came. */
function readable(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return /^[\w.%+-]+=/.test(text)
      ? [...new URLSearchParams(text)].map(([name, value]) => `${name}: ${value}`).join("\n")
      : text;
  }
}
