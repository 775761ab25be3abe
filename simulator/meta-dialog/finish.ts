import { z } from "zod";
import { problem, withBody } from "../control/with-body";
import { json } from "../http/reply";
import type { Handler } from "../http/router";
import { isMeta, type MetaNumber } from "../meta/access";
import type { Simulation } from "../simulation";

/** Numbers whose business shares them with this app; those that wait first. */
export const numbersOf = ({ numbers }: Simulation, appId: string): MetaNumber[] =>
  [...numbers.values()]
    .filter(isMeta)
    .filter(({ account }) => account.appId === appId)
    .sort((a, b) => Number(a.setup.registered) - Number(b.setup.registered));

const finished = z.strictObject({ appId: z.string(), number: z.string(), coexistence: z.boolean() });

/** What Meta's window would hand out: a code that lives 30 s, and the session's event. */
export const finish: Handler = withBody(finished, (simulation, { appId, number: id, coexistence }, { at }) => {
  const numbers = numbersOf(simulation, appId);
  const number = id === "only" ? numbers[0] : numbers.find((candidate) => candidate.id === id);
  if (!number) return problem(404, "no such number");
  const { wabaId } = number.account;
  const code = `AQ${simulation.random.bytes(60).toString("base64url")}`;
  simulation.onboarding.logins.set(code, { appId, wabaId, at, used: false });
  const business = { waba_id: wabaId, business_id: simulation.onboarding.company.businessId };
  if (coexistence) {
    // The number goes on living in the app as well; the window itself has proved it.
    Object.assign(number.setup, { inBusinessApp: true, codeVerified: true, registered: true });
    Object.assign(number, { state: "connected", stateReason: null });
    return json(200, { code, event: "FINISH_WHATSAPP_BUSINESS_APP_ONBOARDING", data: { waba_id: wabaId } });
  }
  return id === "only"
    ? json(200, { code, event: "FINISH_ONLY_WABA", data: business })
    : json(200, { code, event: "FINISH", data: { ...business, phone_number_id: number.id } });
});
