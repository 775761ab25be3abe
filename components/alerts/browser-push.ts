/** This browser as a receiver of web push. No React, no server: what the browser can, may and does. */

export type PushState = "unsupported" | "insecure" | "denied" | "off" | "on";

export type BrowserSubscription = { endpoint: string; p256dh: string; auth: string; userAgent: string | null };

export const worker = "/sw.js";

/** What can be said before anybody is asked. */
export async function pushState(): Promise<PushState> {
  if (!window.isSecureContext) return "insecure";
  if (!("serviceWorker" in navigator) || !("PushManager" in window) || !("Notification" in window))
    return "unsupported";
  if (Notification.permission === "denied") return "denied";
  return Notification.permission === "granted" && (await current()) ? "on" : "off";
}

/** What this browser is subscribed with already. */
export async function subscribed(): Promise<BrowserSubscription | null> {
  const subscription = await current();
  return subscription ? toPlain(subscription) : null;
}

/** The subscription of this browser as it stands. */
export async function current(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker.getRegistration(worker);
  return (await registration?.pushManager.getSubscription()) ?? null;
}

/** As the server keeps it. */
export function toPlain(subscription: PushSubscription): BrowserSubscription {
  const { p256dh = "", auth = "" } = subscription.toJSON().keys ?? {};
  return { endpoint: subscription.endpoint, p256dh, auth, userAgent: navigator.userAgent.slice(0, 300) };
}
