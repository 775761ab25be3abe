import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromProvider } from "./from-provider";

const at = new Date("2026-11-22T12:00:00Z");
const read = (field: string, value: unknown, entry: object = { id: "300" }) =>
  fromProvider(Buffer.from(JSON.stringify({ entry: [{ ...entry, changes: [{ field, value }] }] })), at);

describe("news of a number", () => {
  it.each<[string, object, object]>([
    [
      "phone_number_name_update",
      {
        display_phone_number: "15550783881",
        decision: "APPROVED",
        requested_verified_name: "Kola",
        rejection_reason: null,
      },
      { phone: "+15550783881", nameStatus: "approved", displayName: "Kola" },
    ],
    [
      "phone_number_name_update",
      {
        display_phone_number: "+1 555-078-3881",
        decision: "REJECTED",
        requested_verified_name: "KOLA!!!",
        rejection_reason: "NAME_FORMAT_UNACCEPTABLE",
      },
      { phone: "+15550783881", nameStatus: "rejected", displayName: "KOLA!!!", reason: "NAME_FORMAT_UNACCEPTABLE" },
    ],
    [
      "phone_number_name_update",
      { display_phone_number: "15550783881", decision: "DEFERRED", rejection_reason: "NONE" },
      { phone: "+15550783881", nameStatus: "pending" },
    ],
    [
      "phone_number_quality_update",
      { display_phone_number: "15550783881", event: "FLAGGED", current_limit: "TIER_1K" },
      { phone: "+15550783881", quality: "red", dailyLimit: 1000 },
    ],
    [
      "phone_number_quality_update",
      { display_phone_number: "15550783881", event: "THROUGHPUT_UPGRADE", current_limit: "TIER_UNLIMITED" },
      { phone: "+15550783881", dailyLimit: null },
    ],
    [
      "business_capability_update",
      { max_daily_conversations_per_business: -1, max_phone_numbers_per_business: 20 },
      { dailyLimit: null, numberLimit: 20 },
    ],
    [
      "business_capability_update",
      { max_daily_conversations_per_business: "TIER_2K", max_phone_numbers_per_waba: 25 },
      { dailyLimit: 2000, numberLimit: 25 },
    ],
    ["account_review_update", { decision: "APPROVED" }, { review: "approved" }],
    ["account_review_update", { decision: "PENDING" }, { review: "pending", state: "policy_review" }],
    [
      "account_review_update",
      { decision: "REJECTED" },
      { review: "rejected", state: "blocked", reason: "account_review_update REJECTED" },
    ],
    [
      "account_alerts",
      {
        entity_type: "PHONE_NUMBER",
        entity_id: "104",
        alert_info: {
          alert_severity: "CRITICAL",
          alert_status: "ACTIVE",
          alert_type: "PROFILE_PICTURE_LOST",
          alert_description: "The picture is gone",
        },
      },
      {
        providerNumberId: "104",
        alert: { severity: "critical", code: "PROFILE_PICTURE_LOST", text: "The picture is gone" },
      },
    ],
    [
      "account_alerts",
      {
        entity_type: "BUSINESS",
        entity_id: "5",
        alert_info: { alert_severity: "WARNING", alert_status: "NONE", alert_type: "OBA_REJECTED" },
      },
      { alert: { severity: "info", code: "OBA_REJECTED", text: "OBA_REJECTED" } },
    ],
    [
      "security",
      { display_phone_number: "15550783881", event: "PIN_CHANGED", requester: "615" },
      { phone: "+15550783881", alert: { severity: "warning", code: "PIN_CHANGED", text: "PIN_CHANGED (615)" } },
    ],
  ])("%s %#", (field, value, facts) => {
    expect(read(field, value)).toEqual([{ type: "number", providerWabaId: "300", ...facts }]);
  });

  it("tells when it happened, and no account where the dashboard only tries it out", () => {
    expect(read("account_review_update", { decision: "APPROVED" }, { id: "0", time: 1_795_348_800 })).toEqual([
      { type: "number", review: "approved", at: new Date(1_795_348_800_000) },
    ]);
  });
});

describe("account_update", () => {
  const update = (value: object) => read("account_update", value)[0];

  it.each<[string, object, object]>([
    ["ACCOUNT_DELETED", {}, { state: "blocked", reason: "ACCOUNT_DELETED" }],
    ["DISABLED_UPDATE", { ban_info: { waba_ban_state: "DISABLE" } }, { state: "blocked" }],
    ["DISABLED_UPDATE", { ban_info: { waba_ban_state: "REINSTATE" } }, { state: "active" }],
    ["DISABLED_UPDATE", {}, { state: "blocked" }],
    [
      "ACCOUNT_VIOLATION",
      { violation_info: { violation_type: "ADULT" } },
      { alert: { severity: "critical", code: "ACCOUNT_VIOLATION", text: "ACCOUNT_VIOLATION ADULT" } },
    ],
    [
      "ACCOUNT_RESTRICTION",
      { restriction_info: [{ restriction_type: "RESTRICTED_BIZ_INITIATED_MESSAGING", expiration: 1_795_348_800 }] },
      { state: "limited", reason: "ACCOUNT_RESTRICTION RESTRICTED_BIZ_INITIATED_MESSAGING (→ 2026-11-22)" },
    ],
    [
      "PARTNER_REMOVED",
      { phone_number: "15550783881", disconnection_info: { reason: "PRIMARY_INACTIVITY" } },
      { state: "disconnected", phone: "+15550783881", reason: "PARTNER_REMOVED PRIMARY_INACTIVITY" },
    ],
    ["ACCOUNT_OFFBOARDED", {}, { state: "disconnected" }],
    ["ACCOUNT_RECONNECTED", {}, { state: "active" }],
    [
      "PARTNER_CLIENT_CERTIFICATION_STATUS_UPDATE",
      { partner_client_certification_info: { status: "APPROVED" } },
      { verification: "verified" },
    ],
    [
      "PARTNER_APP_UNINSTALLED",
      { waba_info: { waba_id: "77" } },
      { providerWabaId: "77", alert: { severity: "warning" } },
    ],
  ])("%s %#", (event, value, facts) => {
    expect(update({ event, ...value })).toMatchObject({ type: "number", ...facts });
  });

  it("is read too where Meta's field has slipped inside its value", () => {
    const value = { event: "PARTNER_APP_UNINSTALLED", waba_info: { waba_id: "77" }, field: "account_update" };
    const body = JSON.stringify({ entry: [{ id: "300", changes: [{ value }] }] });
    expect(fromProvider(Buffer.from(body), at)).toMatchObject([{ type: "number", providerWabaId: "77" }]);
  });

  it("a ban of new numbers only does not stop sending", () => {
    const restriction_info = [{ restriction_type: "RESTRICTED_ADD_PHONE_NUMBER_ACTION" }];
    const found = update({ event: "ACCOUNT_RESTRICTION", restriction_info });
    expect(found).toMatchObject({ alert: { severity: "warning" } });
    expect(found).not.toHaveProperty("state");
  });

  it("that nobody knows is said to be unknown", () => {
    for (const event of ["HOLOGRAM", "constructor", "__proto__", ""])
      expect(update({ event })).toMatchObject({ type: "unknown" });
  });
});

describe("whatever comes", () => {
  const fields = [
    "phone_number_name_update",
    "phone_number_quality_update",
    "business_capability_update",
    "account_review_update",
    "account_alerts",
    "account_update",
    "security",
  ];
  const states = [undefined, "active", "disconnected", "blocked", "limited", "policy_review"];

  it("gives one event that is well formed, and only named phones", () => {
    const value = fc.object({
      key: fc.constantFrom(
        "event",
        "decision",
        "display_phone_number",
        "phone_number",
        "ban_info",
        "waba_ban_state",
        "restriction_info",
        "restriction_type",
        "expiration",
        "alert_info",
        "alert_severity",
        "max_daily_conversations_per_business",
        "max_phone_numbers_per_business",
        "__proto__",
      ),
      values: [
        fc.string(),
        fc.integer(),
        fc.double(),
        fc.constantFrom("ACCOUNT_RESTRICTION", "DISABLED_UPDATE", "REJECTED", "PENDING", null),
      ],
      maxDepth: 3,
    });
    fc.assert(
      fc.property(fc.constantFrom(...fields), value, (field, body) => {
        const events = read(field, body);
        expect(events).toHaveLength(1);
        const [event] = events;
        if (event?.type !== "number") {
          expect(event?.type).toBe("unknown");
          return;
        }
        expect(states).toContain(event.state);
        expect(Object.values(event)).not.toContain(undefined);
        expect(event.reason?.length ?? 0).toBeLessThanOrEqual(300);
      }),
    );
  });
});
