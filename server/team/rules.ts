import type { Presence, Role } from "@/db/enums";

/** Whose browser was heard of within this time is here; a desk asks at least once a minute. */
export const presentMs = 3 * 60_000;

export type OperatorState = Presence | "offline";

/** What a person's state really is: who says "online" but has no desk open cannot be asked for anything (N.36). */
export function stateOf(person: { presence: Presence; lastSeenAt: Date | null }, now: Date): OperatorState {
  if (!person.lastSeenAt || now.getTime() - person.lastSeenAt.getTime() > presentMs) return "offline";
  return person.presence;
}

/** A company always keeps an administrator who can sign in; null = the change may be made. */
export function lastAdminRefusal(
  people: { id: string; role: Role; active: boolean }[],
  change: { userId: string; role: Role; active: boolean },
): "lastAdmin" | null {
  const after = people.map((person) => (person.id === change.userId ? { ...person, ...change } : person));
  return after.some(({ role, active }) => role === "admin" && active) ? null : "lastAdmin";
}
