import type { Db } from "@/db/client";
import type { Ctx } from "./context";
import type { Env } from "./core/env";
import { newId } from "./core/ids";
import type { Logger } from "./core/log";
import { createStorage } from "./media/create-storage";
import { createProviders } from "./providers/registry";

type Parts = Pick<Ctx, "wakeLive" | "defer" | "sendJob"> & { db: Db; env: Env; log: Logger; now?: () => Date };

/** The world of one process: the app, the admin command line and the tests differ in these parts only. */
export function buildContext({ now = () => new Date(), ...parts }: Parts): Ctx {
  return {
    ...parts,
    actor: { kind: "system" },
    now,
    newId: () => newId(now().getTime()),
    providers: createProviders({ fetch, baseUrls: baseUrls(parts.env), timeoutMs: 10_000 }),
    storage: createStorage(parts.env),
    afterCommit: (work) => work(),
  };
}

const baseUrls = (env: Env) => ({
  metaGraph: env.META_GRAPH_URL,
  d360Api: env.D360_API_URL,
  d360Hub: env.D360_HUB_URL,
  twilioApi: env.TWILIO_API_URL,
  twilioContent: env.TWILIO_CONTENT_URL,
  twilioMessaging: env.TWILIO_MESSAGING_URL,
});
