/* Web push: shows what the server tells and opens the place it is about. Nothing is cached here. */
const answerMs = 1_000;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("push", (event) => {
  const told = event.data?.json() ?? {};
  if (told.title) event.waitUntil(Promise.all([markApp(told.unread), show(told)]));
});

/** One notification a tag: a newer one takes the place of the older one. */
async function show({ title, text, tag, url, silent = false, ...told }) {
  if (await isSeenInApp(told)) return;
  await self.registration.showNotification(title, {
    body: text,
    tag,
    renotify: Boolean(tag) && !silent,
    silent,
    icon: "/icon-192.png",
    badge: "/badge-96.png",
    data: { url },
  });
}

/** What stands in a window before somebody's eyes is not told twice: an open conversation, or the app that tells it itself. */
async function isSeenInApp({ conversationId, inApp }) {
  if (!conversationId && !inApp) return false;
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const inSight = windows
    .filter(({ visibilityState }) => visibilityState === "visible")
    .filter(({ url }) => inApp || new URL(url).pathname === `/inbox/${conversationId}`);
  return (await Promise.all(inSight.map(showsNotices))).includes(true);
}

/** A page that works says so within a moment; a sign-in, a page not found or broken, or one without a connection says nothing. */
function showsNotices(window) {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const end = (shows) => {
      port1.close();
      resolve(shows);
    };
    port1.onmessage = () => end(true);
    setTimeout(() => end(false), answerMs);
    window.postMessage("notices?", [port2]);
  });
}

/** The number on the app's icon, where there is one. */
async function markApp(unread) {
  if (typeof unread === "number") await self.navigator.setAppBadge?.(unread).catch(() => undefined);
}

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data?.url));
});

/** The window that is there already, else any of ours, goes there; where none is open a new one does. Only addresses of this origin. */
async function open(url) {
  const target = new URL(url ?? "/", self.location.origin);
  if (target.origin !== self.location.origin) return;
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const window = windows.find((one) => new URL(one.url).pathname === target.pathname) ?? windows[0];
  if (!window) return self.clients.openWindow(target.href);
  await window.focus();
  if (new URL(window.url).pathname === target.pathname || !("navigate" in window)) return;
  await window.navigate(target.href).catch(() => self.clients.openWindow(target.href));
}
