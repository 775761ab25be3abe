import { type BrowserSubscription, current, toPlain, worker } from "./browser-push";

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
