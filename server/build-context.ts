import type { Db } from "@/db/client";
import { createMailer } from "./alerts/mailer";
import { createPushSender } from "./alerts/push-sender";
import type { Ctx } from "./context";
import type { Env } from "./core/env";
import { newId } from "./core/ids";
import type { Logger } from "./core/log";
import { createStorage } from "./media/create-storage";
import { quickFetch } from "./providers/quick-fetch";
import { createOnboarding, createProviders, type OnboardingApps } from "./providers/registry";

type Parts = Pick<Ctx, "wakeLive" | "defer" | "sendJob"> &
  Partial<Pick<Ctx, "followLive" | "now">> & { db: Db; env: Env; log: Logger };

/** The world of one process: the app, the admin command line and the tests differ in these parts only. */
export function buildContext({ now = () => new Date(), ...parts }: Parts): Ctx {
  const apps = onboardingApps(parts.env);
  const deps = { fetch: quickFetch, baseUrls: baseUrls(parts.env), timeoutMs: 12_000, partner: apps.partner };
  return {
    ...parts,
    actor: { kind: "system" },
    now,
    followLive: parts.followLive ?? neverLive,
    newId: () => newId(now().getTime()),
    providers: createProviders(deps),
    onboarding: createOnboarding(deps, apps),
    storage: createStorage(parts.env),
    sendMail: createMailer(parts.env),
    sendPush: createPushSender(),
    afterCommit: (work) => work(),
  };
}

/** Commands and most tests have no streams. */
async function* neverLive(): ReturnType<Ctx["followLive"]> {}

const baseUrls = (env: Env) => ({
  metaGraph: env.META_GRAPH_URL,
  d360Api: env.D360_API_URL,
  d360Hub: env.D360_HUB_URL,
  twilioApi: env.TWILIO_API_URL,
  twilioContent: env.TWILIO_CONTENT_URL,
  twilioMessaging: env.TWILIO_MESSAGING_URL,
});

/** Half an app or half a partner is none. */
const onboardingApps = (env: Env): OnboardingApps => ({
  meta:
    env.META_APP_ID && env.META_APP_SECRET && env.META_CONFIG_ID
      ? { appId: env.META_APP_ID, appSecret: env.META_APP_SECRET, configId: env.META_CONFIG_ID }
      : null,
  partner:
    env.D360_PARTNER_ID && env.D360_PARTNER_KEY
      ? {
          partnerId: env.D360_PARTNER_ID,
          partnerKey: env.D360_PARTNER_KEY,
          webhookSecret: env.D360_PARTNER_WEBHOOK_SECRET ?? null,
        }
      : null,
  metaDialogUrl: env.META_DIALOG_URL,
  d360ConnectUrl: env.D360_CONNECT_URL,
});
