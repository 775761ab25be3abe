import { z } from "zod";
import { graphError, invalidParameter } from "../cloud-api/errors";
import { readJson } from "../http/body";
import { json, type Reply } from "../http/reply";
import type { Incoming } from "../http/router";
import { accountOf, numberLimit } from "../onboarding-state";
import { addNumber, findNumber, type Simulation } from "../simulation";
import type { MetaNumber } from "./access";
import { analyse, analyticsAsked } from "./analytics";

/** The asked fields of a WABA (providers.md A12.2); Meta's two when none is asked for. */
export function showAccount(simulation: Simulation, { query, params }: Incoming, numbers: MetaNumber[]): Reply {
  const id = params.id ?? "";
  const { company } = simulation.onboarding;
  const account = accountOf(simulation.onboarding, id);
  const asked = query.get("fields") ?? "id,name";
  const analytics = analyticsAsked(asked);
  const all: Record<string, unknown> = {
    id,
    name: company.name,
    currency: "EUR",
    status: account.review === "REJECTED" ? "DISABLED" : "ACTIVE",
    account_review_status: account.review,
    business_verification_status: account.verification,
    timezone_id: "45",
    message_template_namespace: "00000000_0000_0000_0000_000000000000",
    owner_business_info: { id: company.businessId, name: company.name },
  };
  const names = asked
    .replace(analytics?.text ?? "", "")
    .split(",")
    .filter(Boolean);
  const unknown = names.find((name) => !(name in all));
  if (unknown) return graphError(400, 100, `Tried accessing nonexisting field (${unknown})`, undefined);
  return json(200, {
    ...Object.fromEntries(["id", ...names].map((name) => [name, all[name]])),
    ...(analytics ? { pricing_analytics: analyse(simulation, numbers, analytics) } : {}),
  });
}

const newNumber = z.strictObject({
  cc: z.string().regex(/^\d{1,4}$/, "must be a country code without plus"),
  phone_number: z.string().regex(/^\d{4,14}$/, "must be digits only"),
  verified_name: z.string().min(3).max(512),
});

/** `POST /{waba}/phone_numbers`: an unverified business may have two (S3.35). */
export async function postNumber(simulation: Simulation, request: Incoming, numbers: MetaNumber[]): Promise<Reply> {
  const body = await readJson(request, newNumber);
  if (!body.ok) return invalidParameter(body.problem);
  const { cc, phone_number: national, verified_name: name } = body.value;
  const phone = `+${cc}${national}`;
  const wabaId = request.params.id ?? "";
  if (findNumber(simulation, phone))
    return graphError(400, 100, "Invalid parameter", "This phone number is in use by another WhatsApp account already");
  if (numbers.length >= numberLimit(accountOf(simulation.onboarding, wabaId)))
    return graphError(
      400,
      100,
      "Invalid parameter",
      "You have reached the limit of phone numbers of this business. Verify the business to add more.",
    );
  const [model] = numbers;
  if (!model) return graphError(400, 100, "Invalid parameter", "The account has no app yet");
  const number = addNumber(simulation, {
    ...model.account,
    phone,
    phoneNumberId: simulation.random.digits(15),
    displayName: name,
    setup: { codeVerified: false, nameStatus: "NONE" },
  });
  number.setup.verifiedName = name;
  simulation.changes.emit("number", number);
  return json(200, { id: number.id });
}
