import type { FieldScope } from "@/db/enums";
import type { Ctx } from "../context";
import { allFields } from "./field-queries";

/** Every field of contacts, or of sessions, in its order, the retired last (N.71). */
export const listFields = (ctx: Pick<Ctx, "db">, { scope }: { scope: FieldScope }) => allFields(ctx.db, scope);

/** Those that are filled in today. */
export async function offeredFields(ctx: Pick<Ctx, "db">, { scope }: { scope: FieldScope }) {
  return (await allFields(ctx.db, scope)).filter(({ retiredAt }) => retiredAt === null);
}

export type ContactField = Awaited<ReturnType<typeof listFields>>[number];
