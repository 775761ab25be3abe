import { tierOf } from "../meta/phone-fields";
import { accountOf } from "../onboarding-state";
import type { Simulation } from "../simulation";
import type { Dialog360Number } from "./hub-access";

const qualities = { GREEN: "High", YELLOW: "Medium", RED: "Low" } as const;

/** A channel as the Partner API and its webhooks show it (providers.md B8). */
export function channelView({ onboarding }: Simulation, number: Dialog360Number): Record<string, unknown> {
  const { account, setup } = number;
  const { partner, company } = onboarding;
  return {
    id: account.channelId,
    client_id: partner.clientId,
    status: statusOf(number),
    account_mode: "live",
    current_limit: tierOf(number.dailyLimit),
    current_quality_rating: qualities[number.quality],
    billing_started_at: "2026-09-01T00:00:00Z",
    created_at: "2026-08-28T10:00:00Z",
    terminated_at: null,
    has_inbox: false,
    is_oba: false,
    setup_info: { phone_number: account.phone.slice(1), phone_name: setup.verifiedName },
    waba_account: {
      id: `${account.channelId}WA`,
      external_id: account.wabaId,
      fb_account_status: accountOf(onboarding, account.wabaId).verification,
    },
    integration: { enabled: true, app_id: "app12", state: number.webhook ? "running" : "submitted" },
    client: {
      id: partner.clientId,
      name: company.name,
      partner_payload: null,
      contact_info: { email: "kola@kola-brazda.example" },
    },
  };
}

function statusOf({ setup }: Dialog360Number): string {
  if (!setup.codeVerified) return "unverified";
  if (setup.nameStatus === "PENDING_REVIEW") return "new_name_requested";
  return setup.nameStatus === "DECLINED" ? "certificate_declined" : "ready";
}
