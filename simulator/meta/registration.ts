import { z } from "zod";
import { graphError, invalidParameter } from "../cloud-api/errors";
import { enterCode, sendCode } from "../codes";
import { readJson } from "../http/body";
import { json, type Reply } from "../http/reply";
import type { Incoming } from "../http/router";
import { setNameStatus } from "../number-setup";
import type { Simulation } from "../simulation";
import type { MetaNumber } from "./access";
import { verifyCallback } from "./handshake";

const hourMs = 3_600_000;
const maxCodesAnHour = 5;
const registrationSpanMs = 72 * hourMs;
const maxRegistrations = 10;
const maxPinMisses = 5;

const success = () => json(200, { success: true });

/** `POST /{number}/request_code?code_method=SMS&language=cs_CZ` */
export function requestCode(simulation: Simulation, request: Incoming, number: MetaNumber): Reply {
  const [method, language] = [request.query.get("code_method"), request.query.get("language")];
  const unknown = [...request.query.keys()].find((key) => key !== "code_method" && key !== "language");
  if (unknown) return invalidParameter(`Unexpected key "${unknown}"`);
  if (method !== "SMS" && method !== "VOICE") return invalidParameter("Param code_method must be one of SMS, VOICE");
  if (!language || !/^[a-z]{2}(_[A-Z]{2})?$/.test(language)) return invalidParameter("Param language is not a locale");
  const { setup } = number;
  if (setup.codeVerified) return graphError(400, 136024, "Request code error", "The number is verified already");
  setup.codeRequests = setup.codeRequests.filter((at) => request.at - at < hourMs);
  if (setup.codeRequests.length >= maxCodesAnHour)
    return graphError(400, 136024, "Request code error", "Too many codes were requested. Try again later.");
  setup.codeRequests.push(request.at);
  sendCode(simulation, number, method);
  return success();
}

/** `POST /{number}/verify_code?code=123456` */
export function verifyCode(simulation: Simulation, { query }: Incoming, number: MetaNumber): Reply {
  const unknown = [...query.keys()].find((key) => key !== "code");
  if (unknown) return invalidParameter(`Unexpected key "${unknown}"`);
  const code = query.get("code")?.replace("-", "") ?? "";
  if (!/^\d{6}$/.test(code)) return invalidParameter("Param code must be six digits");
  if (!enterCode(simulation, number, code))
    return graphError(400, 136025, "Verify code error", "The code is wrong or has expired. Request a new one.");
  simulation.changes.emit("number", number);
  return success();
}

const pin = z.string().regex(/^\d{6}$/, "must be six digits");
const registration = z.strictObject({
  messaging_product: z.literal("whatsapp"),
  pin,
  data_localization_region: z.string().length(2).optional(),
});

/** `POST /{number}/register`: the PIN is set by the first one and asked for by the next. */
export async function register(simulation: Simulation, request: Incoming, number: MetaNumber): Promise<Reply> {
  const body = await readJson(request, registration);
  if (!body.ok) return invalidParameter(body.problem);
  const { setup } = number;
  if (setup.inBusinessApp) return invalidParameter("A number of the WhatsApp Business app cannot be registered");
  if (isTooOften(number, request.at)) return tooOften();
  if (!setup.codeVerified) return graphError(400, 133006, "Phone number re-verification needed", undefined);
  setup.pinMisses = setup.pinMisses.filter((at) => request.at - at < hourMs);
  if (setup.pinMisses.length >= maxPinMisses)
    return graphError(400, 133008, "Too many two-step PIN guesses", "Try again after 60 minutes");
  if (setup.pin !== null && setup.pin !== body.value.pin) {
    setup.pinMisses.push(request.at);
    return graphError(400, 133005, "Two-step verification PIN Mismatch", undefined);
  }
  setup.registrations.push(request.at);
  setup.pin = body.value.pin;
  setup.registered = true;
  number.state = "connected";
  number.stateReason = null;
  if (setup.nameStatus === "NONE") setNameStatus(simulation, number, { status: "PENDING_REVIEW" });
  simulation.changes.emit("number", number);
  return success();
}

export function deregister(simulation: Simulation, request: Incoming, number: MetaNumber): Reply {
  const { setup } = number;
  if (setup.inBusinessApp) return invalidParameter("A number of the WhatsApp Business app cannot be deregistered");
  if (isTooOften(number, request.at)) return tooOften();
  if (!setup.registered) return graphError(400, 133010, "Phone number Not Registered", undefined);
  setup.registrations.push(request.at);
  setup.registered = false;
  number.state = "disconnected";
  number.stateReason = "not registered";
  simulation.changes.emit("number", number);
  return success();
}

function isTooOften({ setup }: MetaNumber, at: number): boolean {
  setup.registrations = setup.registrations.filter((time) => at - time < registrationSpanMs);
  return setup.registrations.length >= maxRegistrations;
}

const tooOften = () =>
  graphError(400, 133016, "Account register or deregister rate limit exceeded", "Try again after 72 hours");

const change = z.union([
  z.strictObject({ pin }),
  z.strictObject({ new_display_name: z.string().min(3).max(512) }),
  z.strictObject({
    webhook_configuration: z.strictObject({
      override_callback_uri: z.union([z.url(), z.literal("")]),
      verify_token: z.string().optional(),
    }),
  }),
]);

/** `POST /{number}`: another PIN, another name, or an address of its own. */
export async function changeNode(simulation: Simulation, request: Incoming, number: MetaNumber): Promise<Reply> {
  const body = await readJson(request, change);
  if (!body.ok) return invalidParameter(body.problem);
  if ("pin" in body.value) number.setup.pin = body.value.pin;
  else if ("new_display_name" in body.value)
    setNameStatus(simulation, number, { status: "PENDING_REVIEW", name: body.value.new_display_name });
  else return override(simulation, number, body.value.webhook_configuration);
  return success();
}

async function override(
  simulation: Simulation,
  number: MetaNumber,
  {
    override_callback_uri: url,
    verify_token: token,
  }: { override_callback_uri: string; verify_token?: string | undefined },
): Promise<Reply> {
  const problem = url === "" ? null : await verifyCallback(simulation, url, token ?? "");
  if (problem)
    return graphError(400, 2200, `Callback verification failed with the following errors: ${problem}`, undefined);
  number.webhook = url === "" ? null : { url, headers: {} };
  return success();
}
