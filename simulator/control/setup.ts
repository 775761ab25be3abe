import { z } from "zod";
import { isDialog360 } from "../dialog360/hub-access";
import { sendPartnerEvent } from "../dialog360/partner-events";
import { json } from "../http/reply";
import type { Handler, Route } from "../http/router";
import { nameStatuses } from "../model";
import { setAccount, setNameStatus } from "../number-setup";
import { findNumber } from "../simulation";
import { sendAccountEvent } from "../webhooks/send-account-event";
import { verifications } from "../world";
import { codesPage } from "./codes-page";
import { numberView } from "./number-view";
import { done, problem, withBody } from "./with-body";

const setupChange = z.strictObject({
  nameStatus: z.enum(nameStatuses).optional(),
  nameReason: z.string().optional(),
  displayName: z.string().min(1).optional(),
  verification: z.enum(verifications).optional(),
  review: z.enum(["APPROVED", "PENDING", "REJECTED"]).optional(),
  payment: z.enum(["ok", "missing"]).optional(),
  codeVerified: z.boolean().optional(),
  registered: z.boolean().optional(),
  granted: z.boolean().optional(),
  inBusinessApp: z.boolean().optional(),
  pin: z.string().length(6).nullable().optional(),
});
type SetupChange = z.infer<typeof setupChange>;

/** What reviewers, the owner and the bank do to a number; the provider tells of it by its webhooks where it has one. */
const changeSetup: Handler = withBody(setupChange, (simulation, change, { params }) => {
  const number = findNumber(simulation, params.number ?? "");
  if (!number) return problem(404, "no such number");
  const { nameStatus, nameReason, displayName, verification, review, payment, ...setup } = change;
  Object.assign(number.setup, present(setup));
  if (setup.registered !== undefined) {
    number.state = setup.registered ? "connected" : "disconnected";
    number.stateReason = setup.registered ? null : "not registered";
  }
  if (nameStatus) setNameStatus(simulation, number, { status: nameStatus, name: displayName, reason: nameReason });
  else if (displayName) number.setup.verifiedName = displayName;
  setAccount(simulation, number, present({ verification, review, payment }));
  if (number.account.provider === "twilio" && payment)
    simulation.onboarding.twilio.suspended[payment === "missing" ? "add" : "delete"](number.account.accountSid);
  simulation.changes.emit("number", number);
  return json(200, { ...numberView(simulation, number), setup: number.setup });
});

const present = <T extends Partial<SetupChange>>(value: T) =>
  Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined));

const accountEvent = z.strictObject({ field: z.string(), value: z.record(z.string(), z.unknown()) });

/** Any news of Meta's, signed as its own. */
const tellEvent: Handler = withBody(accountEvent, (simulation, change, { params }) => {
  const number = findNumber(simulation, params.number ?? "");
  if (!number) return problem(404, "no such number");
  sendAccountEvent(simulation, number, change);
  return done();
});

const partnerEvent = z.strictObject({ number: z.string(), event: z.string() });

/** Any news of 360dialog's to its partner. */
const tellPartner: Handler = withBody(partnerEvent, (simulation, { number: named, event }) => {
  const number = findNumber(simulation, named);
  if (!number || !isDialog360(number)) return problem(404, "no such number of 360dialog");
  if (!simulation.onboarding.partner.webhookUrl) return problem(409, "the partner has no webhook");
  sendPartnerEvent(simulation, number, event);
  return done();
});

/** Levers for how numbers come to the company, and the codes on their phones. */
export const setupRoutes: Route[] = [
  { method: "POST", path: "/_sim/numbers/:number/setup", handle: changeSetup },
  { method: "POST", path: "/_sim/numbers/:number/events", handle: tellEvent },
  { method: "POST", path: "/_sim/partner/events", handle: tellPartner },
  {
    method: "GET",
    path: "/_sim/codes",
    handle: ({ onboarding }, { query }) => {
      const phone = query.get("phone");
      return json(
        200,
        onboarding.codes.filter((sent) => phone === null || sent.phone === phone),
      );
    },
  },
  { method: "GET", path: "/codes", handle: codesPage },
  { method: "GET", path: "/phone/codes", handle: () => ({ status: 302, headers: { location: "/codes" }, body: "" }) },
];
