/* Web push: shows what the server tells and opens the place it is about. Nothing is cached here. */
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("push", (event) => {
  const { title, text, tag, url } = event.data?.json() ?? {};
  if (!title) return;
  event.waitUntil(
    self.registration.showNotification(title, {
      body: text,
      tag,
      icon: "/icon-192.png",
      badge: "/icon-192.png",
      data: { url },
    }),
  );
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data?.url));
});

/** A window of ours goes there; where none is open a new one does. Only addresses of this origin are opened. */
async function open(url) {
  const target = new URL(url ?? "/", self.location.origin);
  if (target.origin !== self.location.origin) return;
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const [window] = windows;
  if (!window) return self.clients.openWindow(target.href);
  await window.focus();
  if ("navigate" in window) await window.navigate(target.href).catch(() => self.clients.openWindow(target.href));
}
