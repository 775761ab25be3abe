import { lookAgainMs, typingAgainMs } from "@/server/viewers/rules";

export type Look = { conversationId: string; isTyping: boolean };

type Doors = {
  look: (look: Look) => Promise<unknown>;
  /** Must get through while the page is being closed. */
  leave: (conversationId: string) => void;
};

/** Whoever pauses for longer does not type. */
const idleMs = 5_000;

/**
 * Says for one tab which conversation it shows and whether an answer is being written: at once when that changes, then again now
 * and then so that it stays true. Calls go one after another and only the newest counts.
 */
export function createLookTracker({ look, leave }: Doors) {
  let shown: string | null = null;
  let isTyping = false;
  let typingToldAt = 0;
  let wanted: Look | null = null;
  let isTelling = false;
  let again: ReturnType<typeof setInterval> | undefined;
  let idle: ReturnType<typeof setTimeout> | undefined;

  function tell(): void {
    if (!shown) return;
    wanted = { conversationId: shown, isTyping };
    if (!isTelling) void run();
  }

  async function run(): Promise<void> {
    isTelling = true;
    while (wanted) {
      const now: Look = wanted;
      wanted = null;
      // What does not get through is said again soon.
      await look(now).catch(() => undefined);
    }
    isTelling = false;
  }

  function show(conversationId: string): void {
    if (shown === conversationId) return;
    hide();
    shown = conversationId;
    again = setInterval(tell, lookAgainMs);
    tell();
  }

  function hide(): void {
    clearInterval(again);
    clearTimeout(idle);
    [isTyping, wanted] = [false, null];
    if (shown) leave(shown);
    shown = null;
  }

  /** A letter was written. */
  function typed(): void {
    if (!shown) return;
    clearTimeout(idle);
    idle = setTimeout(stopped, idleMs);
    if (isTyping && Date.now() - typingToldAt < typingAgainMs) return;
    isTyping = true;
    typingToldAt = Date.now();
    tell();
  }

  /** Sent, taken back, or a longer pause. */
  function stopped(): void {
    clearTimeout(idle);
    if (!isTyping) return;
    isTyping = false;
    tell();
  }

  return { show, hide, typed, stopped };
}
