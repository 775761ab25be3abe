import { Agent, type AgentOptions } from "node:https";
// A CommonJS module: plain Node finds no names in it.
import webPush, { WebPushError } from "web-push";
import { isPublicHttps, publicLookup } from "../core/public-address";

export type Push = {
  subscription: { endpoint: string; p256dh: string; auth: string };
  /** JSON for the service worker, encrypted for that browser; at most some 3 kB. */
  payload: string;
  vapid: { subject: string; publicKey: string; privateKey: string };
  /** A push that waits at the service is replaced by a newer one of the same topic; at most 32 characters of base64url. */
  topic: string;
  /** How long the service keeps it; a day unless told. */
  ttlSeconds?: number;
};

/** `gone`: the browser takes no more pushes at that address. Throws when the service refused or could not be reached. */
export type SendPush = (push: Push) => Promise<"sent" | "gone">;

const timeoutMs = 10_000;
/** What could not be delivered for so long is old news. */
const dayInSeconds = 24 * 3600;

/** The address came from a browser, so it is a stranger's word: https to public addresses only, checked as the connection is made. */
export function createPushSender(network: AgentOptions = { lookup: publicLookup }): SendPush {
  const agent = new Agent({ ...network, keepAlive: false });
  return async ({ subscription: { endpoint, p256dh, auth }, payload, vapid, topic, ttlSeconds }) => {
    if (!isPublicHttps(endpoint)) return "gone";
    try {
      await webPush.sendNotification({ endpoint, keys: { p256dh, auth } }, payload, {
        vapidDetails: vapid,
        topic,
        agent,
        timeout: timeoutMs,
        TTL: ttlSeconds ?? dayInSeconds,
        urgency: "high",
      });
      return "sent";
    } catch (error) {
      if (error instanceof WebPushError && (error.statusCode === 404 || error.statusCode === 410)) return "gone";
      throw error;
    }
  };
}
