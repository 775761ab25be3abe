import type { Ctx } from "../context";
import { notFound } from "../core/errors";
import { findNumber } from "./queries";

/** The number as it stands. Throws `not_found`. */
export async function loadNumber(ctx: Pick<Ctx, "db">, { numberId }: { numberId: string }) {
  const number = await findNumber(ctx.db, numberId);
  if (!number) throw notFound("number");
  return number;
}
