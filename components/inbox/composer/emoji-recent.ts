const key = "emoji.recent";
const kept = 16;

/** What this person used last, newest first; lives in the browser. */
export function recentEmoji(): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(stored) ? stored.filter((item) => typeof item === "string").slice(0, kept) : [];
  } catch {
    return [];
  }
}

export function rememberEmoji(native: string): void {
  const recent = [native, ...recentEmoji().filter((other) => other !== native)].slice(0, kept);
  try {
    localStorage.setItem(key, JSON.stringify(recent));
  } catch {
    return; // A full storage: the list is only a comfort.
  }
}
