import type { Ctx } from "../context";
import { company } from "../team/company";
import { loadNumber } from "./load-number";
import { responsesOf } from "./response-queries";
import type { ResponsesInput } from "./schema";

/** How fast clients of a number were answered: by hours of the last day or by days of the last thirty. Throws `not_found`. */
export async function showResponses(ctx: Pick<Ctx, "db" | "now">, { numberId, period }: ResponsesInput) {
  await loadNumber(ctx, { numberId });
  const { timeZone } = await company(ctx);
  return { ...(await responsesOf(ctx.db, { numberId, period, now: ctx.now(), timeZone })), timeZone };
}

export type Responses = Awaited<ReturnType<typeof showResponses>>;
