/** This browser as a receiver of web push. No React, no server: what the browser can, may and does. */

export type PushState = "unsupported" | "insecure" | "denied" | "off" | "on";

export type BrowserSubscription = { endpoint: string; p256dh: string; auth: string; userAgent: string | null };

const worker = "/sw.js";

/** What can be said before anybody is asked. */
export async function pushState(): Promise<PushState> {
  if (!window.isSecureContext) return "insecure";
  if (!("serviceWorker" in navigator) || !("PushManager" in window) || !("Notification" in window))
    return "unsupported";
  if (Notification.permission === "denied") return "denied";
  return Notification.permission === "granted" && (await current()) ? "on" : "off";
}

/** Asks for the permission and subscribes; null when the person did not allow it. Call it from a click. */
export async function turnOn(publicKey: string): Promise<BrowserSubscription | null> {
  if ((await Notification.requestPermission()) !== "granted") return null;
  await navigator.serviceWorker.register(worker, { scope: "/" });
  const { pushManager } = await navigator.serviceWorker.ready;
  const options = { userVisibleOnly: true, applicationServerKey: publicKey };
  try {
    return toPlain(await pushManager.subscribe(options));
  } catch {
    // Subscribed with the key of another deployment: that one counts no more.
    await (await pushManager.getSubscription())?.unsubscribe();
    return toPlain(await pushManager.subscribe(options));
  }
}

/** The address that is to be forgotten; null when there was none. */
export async function turnOff(): Promise<string | null> {
  const subscription = await current();
  await subscription?.unsubscribe();
  return subscription?.endpoint ?? null;
}

/** What this browser is subscribed with already. */
export async function subscribed(): Promise<BrowserSubscription | null> {
  const subscription = await current();
  return subscription ? toPlain(subscription) : null;
}

async function current(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker.getRegistration(worker);
  return (await registration?.pushManager.getSubscription()) ?? null;
}

function toPlain(subscription: PushSubscription): BrowserSubscription {
  const { p256dh = "", auth = "" } = subscription.toJSON().keys ?? {};
  return { endpoint: subscription.endpoint, p256dh, auth, userAgent: navigator.userAgent.slice(0, 300) };
}
