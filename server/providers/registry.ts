import type { ProviderName } from "@/db/enums";
import { dialog360Adapter } from "./dialog360/adapter";
import { type Dialog360Partner, dialog360Onboarding } from "./dialog360/onboarding";
import { metaAdapter } from "./meta/adapter";
import { metaBrowser } from "./meta/browser";
import { metaOnboarding } from "./meta/onboarding";
import type { Onboarding } from "./onboarding-types";
import { twilioAdapter } from "./twilio/adapter";
import { twilioOnboarding } from "./twilio/onboarding";
import type { ProviderAdapter, ProviderDeps } from "./types";

export function createProviders(deps: ProviderDeps): Record<ProviderName, ProviderAdapter> {
  return { meta: metaAdapter(deps), "360dialog": dialog360Adapter(deps), twilio: twilioAdapter(deps) };
}

/** What this deployment itself is at the providers; null where it is nothing there. */
export type OnboardingApps = {
  meta: { appId: string; appSecret: string; configId: string } | null;
  partner: Dialog360Partner | null;
  /** Addresses that a browser opens. */
  metaDialogUrl: string;
  d360ConnectUrl: string;
};

export function createOnboarding(deps: ProviderDeps, apps: OnboardingApps): Onboarding {
  const app = apps.meta && { ...apps.meta, browser: metaBrowser(apps.meta, apps.metaDialogUrl) };
  return {
    meta: metaOnboarding(deps, app),
    "360dialog": dialog360Onboarding(deps, { partner: apps.partner, connectUrl: apps.d360ConnectUrl }),
    twilio: twilioOnboarding(deps),
  };
}
