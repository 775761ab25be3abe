import { z } from "zod";
import type { Ctx } from "../context";
import { readSetting } from "./queries";

const companySchema = z.object({
  name: z.string().default("Hovorna"),
  timeZone: z.string().default("Europe/Prague"),
  /** Where a phone number without a country code is read. */
  defaultCountry: z.string().length(2).default("CZ"),
});

export type Company = z.infer<typeof companySchema>;

/** Settings of the company, defaults filled in. */
export async function company(ctx: Pick<Ctx, "db">): Promise<Company> {
  return companyFrom(await readSetting(ctx.db, "company"));
}

/** The stored value, read along with something else. */
export const companyFrom = (value: unknown): Company => companySchema.parse(value ?? {});
