/** Takes away what the system still shows of a conversation that is open now, and of the queue. */
export async function clearSystemNotices(conversationId: string): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration("/sw.js");
  for (const tag of [conversationId, "waiting"])
    for (const notification of (await registration?.getNotifications({ tag })) ?? []) notification.close();
}

/** The number on the icon of the installed app; 0 takes it away. Browsers without one do nothing. */
export async function markAppIcon(unread: number): Promise<void> {
  const marked = unread > 0 ? navigator.setAppBadge?.(unread) : navigator.clearAppBadge?.();
  await marked?.catch(() => undefined);
}

/** Tells the worker (`public/sw.js`), when it asks, that this page shows what people are told. Answers how to stop. */
export function answerWorker(): () => void {
  const answer = ({ data, ports }: MessageEvent) => {
    if (data === "notices?") ports[0]?.postMessage(true);
  };
  navigator.serviceWorker?.addEventListener("message", answer);
  return () => navigator.serviceWorker?.removeEventListener("message", answer);
}
