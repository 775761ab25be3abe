import type { Ctx } from "../context";
import { allFields } from "./field-queries";

/** Every field of contacts in its order, the retired last (N.71). */
export const listFields = (ctx: Pick<Ctx, "db">) => allFields(ctx.db);

/** Those that are filled in today. */
export async function offeredFields(ctx: Pick<Ctx, "db">) {
  return (await allFields(ctx.db)).filter(({ retiredAt }) => retiredAt === null);
}

export type ContactField = Awaited<ReturnType<typeof listFields>>[number];
