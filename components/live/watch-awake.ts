/** A page that was hidden or stood still for longer may have slept, and its stream with it. */
const sleptMs = 30_000;
const tickMs = 5_000;

type Watched = {
  onAwake: () => void;
  onAsleep: () => void;
  onOffline: () => void;
};

/**
 * Calls `onAwake` when what the page shows may be old though nobody said so: back online, looked at after a long while, thawed,
 * brought back from the history, or its computer woke up (time went on without us). `onAsleep` when the browser says that it stops
 * the page, which may be woken or not. Answers how to stop.
 */
export function watchAwake({ onAwake, onAsleep, onOffline }: Watched): () => void {
  let hiddenAt = Date.now();
  let lastTick = Date.now();
  const changed = () => {
    if (document.visibilityState === "hidden") hiddenAt = Date.now();
    else if (Date.now() - hiddenAt > sleptMs) onAwake();
  };
  const shown = (event: PageTransitionEvent) => {
    if (event.persisted) onAwake();
  };
  // Hidden pages tick seldom; what they missed is asked for when they are looked at.
  const tick = setInterval(() => {
    const hasSlept = Date.now() - lastTick > sleptMs && document.visibilityState === "visible";
    lastTick = Date.now();
    if (hasSlept) onAwake();
  }, tickMs);
  window.addEventListener("online", onAwake);
  window.addEventListener("offline", onOffline);
  window.addEventListener("pageshow", shown);
  window.addEventListener("pagehide", onAsleep);
  document.addEventListener("freeze", onAsleep);
  document.addEventListener("resume", onAwake);
  document.addEventListener("visibilitychange", changed);
  return () => {
    clearInterval(tick);
    window.removeEventListener("online", onAwake);
    window.removeEventListener("offline", onOffline);
    window.removeEventListener("pageshow", shown);
    window.removeEventListener("pagehide", onAsleep);
    document.removeEventListener("freeze", onAsleep);
    document.removeEventListener("resume", onAwake);
    document.removeEventListener("visibilitychange", changed);
  };
}
