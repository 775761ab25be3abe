import { describe, expect, it } from "vitest";
import { connectionTo, fakeProviders, json, ourNumber } from "../test/fake-provider";
import { webhookFields } from "./examine";
import { numberFields } from "./number";

const graph = "https://graph.facebook.com/v25.0";
const url = "https://desk.kola-brazda.example/api/webhooks/meta/c1";
const scopes = ["whatsapp_business_messaging", "whatsapp_business_management"];
const well = {
  status: "CONNECTED",
  verified_name: "Kola Brázda",
  name_status: "APPROVED",
  quality_rating: "GREEN",
  is_pin_enabled: true,
  whatsapp_business_manager_messaging_limit: "TIER_2K",
  webhook_configuration: { whatsapp_business_account: url },
  health_status: { can_send_message: "AVAILABLE", entities: [] },
};
const app = { whatsapp_business_api_data: { id: "101", name: "Hovorna" } };
const callback = {
  object: "whatsapp_business_account",
  callback_url: url,
  fields: webhookFields.map((name) => ({ name })),
};

type Answers = { number?: object; token?: object; apps?: object[]; callbacks?: object[] };

/** The findings that are not ok, as `check: result code note`. */
async function wrong({ number = {}, token = {}, apps = [app], callbacks = [callback] }: Answers): Promise<string[]> {
  const { meta } = fakeProviders({
    [`${graph}/104100000000001?fields=${numberFields},webhook_configuration,health_status`]: json({
      ...well,
      ...number,
    }),
    [`${graph}/debug_token?input_token=token`]: json({ data: { is_valid: true, expires_at: 0, scopes, ...token } }),
    [`${graph}/102/subscribed_apps`]: json({ data: apps }),
    [`${graph}/101/subscriptions`]: json({ data: callbacks }),
  });
  const connection = connectionTo("meta", { accessToken: "token", appSecret: "app-secret" });
  const findings = await meta.examine(connection, ourNumber, url);
  expect(findings.map(({ check }) => check).sort()).toEqual(
    [
      "credentials",
      "displayName",
      "limit",
      "payment",
      "quality",
      "scopes",
      "subscription",
      "twoStep",
      "webhook",
    ].sort(),
  );
  return findings.flatMap(({ check, result, code, note }) =>
    result === "ok" ? [] : [[`${check}:`, result, code, note].filter(Boolean).join(" ")],
  );
}

describe("what Meta tells of a connection", () => {
  const errors = (error_code: number) => ({
    health_status: {
      can_send_message: "BLOCKED",
      entities: [
        { entity_type: "WABA", errors: [{ error_code, error_description: "Stop.", possible_solution: "Pay." }] },
      ],
    },
  });

  it.each<[string, Answers, string[]]>([
    ["nothing wrong", {}, []],
    ["a missing scope", { token: { scopes: scopes.slice(0, 1) } }, [`scopes: failed scopes_missing ${scopes[1]}`]],
    ["a dead token", { token: { is_valid: false } }, [`scopes: failed scopes_missing ${scopes.join(", ")}`]],
    ["a token that ends", { token: { expires_at: 1_795_348_800 } }, ["credentials: warning token_expires 2026-11-22"]],
    ["no app", { apps: [] }, ["subscription: failed not_subscribed"]],
    [
      "another app only",
      { apps: [{ whatsapp_business_api_data: { id: "999" } }] },
      ["subscription: failed not_subscribed"],
    ],
    [
      "an app that calls elsewhere",
      { callbacks: [{ ...callback, callback_url: "https://old.example/hook?key=s3cret" }] },
      ["subscription: warning app_callback_elsewhere https://old.example/hook"],
    ],
    [
      "a field that is missing",
      { callbacks: [{ ...callback, fields: webhookFields.filter((name) => name !== "security") }] },
      ["subscription: warning fields_missing security"],
    ],
    [
      "an address of the number's own",
      {
        number: { webhook_configuration: { phone_number: "https://old.example/hook", whatsapp_business_account: url } },
      },
      ["webhook: failed webhook_elsewhere https://old.example/hook"],
    ],
    ["no money", { number: errors(141_006) }, ["payment: failed payment_missing Stop. Pay."]],
    ["money owed", { number: errors(131_042) }, ["payment: failed payment_missing Stop. Pay."]],
    ["another block", { number: errors(141_000) }, ["limit: failed sending_blocked Stop. Pay."]],
    [
      "a hint",
      { number: { health_status: { can_send_message: "LIMITED", entities: [{ additional_info: ["Wait."] }] } } },
      ["limit: warning sending_limited Wait."],
    ],
    ["a refused name", { number: { name_status: "DECLINED" } }, ["displayName: failed name_rejected Kola Brázda"]],
    ["an old name", { number: { name_status: "EXPIRED" } }, ["displayName: failed name_expired Kola Brázda"]],
    ["low quality", { number: { quality_rating: "RED" } }, ["quality: failed quality_red"]],
    ["middling quality", { number: { quality_rating: "YELLOW" } }, ["quality: warning quality_yellow"]],
    ["no PIN", { number: { is_pin_enabled: false } }, ["twoStep: warning two_step_off"]],
    [
      "silence",
      {
        number: {
          quality_rating: "NA",
          is_pin_enabled: undefined,
          health_status: undefined,
          whatsapp_business_manager_messaging_limit: undefined,
        },
      },
      [
        "payment: unknown not_told",
        "quality: unknown not_told",
        "limit: unknown not_told",
        "twoStep: unknown not_told",
      ],
    ],
  ])("%s", async (_, answers, expected) => {
    expect(await wrong(answers)).toEqual(expected);
  });

  it("is the override of our app where the number names none", async () => {
    const other = { whatsapp_business_api_data: { id: "999" }, override_callback_uri: "https://other.example/" };
    const apps = [other, { ...app, override_callback_uri: url }];
    expect(await wrong({ number: { webhook_configuration: {} }, apps })).toEqual([]);
  });
});
