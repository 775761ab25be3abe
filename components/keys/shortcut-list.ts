import type { Permission } from "@/server/team/permissions";
import {
  type GoKeyId,
  goKey,
  goKeys,
  type OtherKeyId,
  otherKeys,
  type Place,
  type SingleKeyId,
  singleKeys,
} from "./shortcuts";

export const places = ["everywhere", "inbox", "conversation", "composer"] as const satisfies readonly Place[];

/** `presses` are other ways to the same; in one, a space parts keys pressed one after another, a plus keys held together. */
export type Shortcut = {
  id: SingleKeyId | GoKeyId | OtherKeyId;
  where: Place;
  presses: readonly string[];
  /** Whether it goes quiet when single keys are switched off. */
  isSingle: boolean;
  needs: Permission | null;
};

export const shortcuts: readonly Shortcut[] = [
  ...entries(singleKeys).map(([id, { where, key }]) => shortcut(id, where, [key.toUpperCase()], true)),
  ...entries(goKeys).map(([id, { key, needs }]) =>
    shortcut(id, "everywhere", [`${goKey} ${key}`.toUpperCase()], true, needs),
  ),
  ...entries(otherKeys).map(([id, { where, presses }]) => shortcut(id, where, presses, false)),
];

function shortcut(
  id: Shortcut["id"],
  where: Place,
  presses: readonly string[],
  isSingle: boolean,
  needs: Permission | null = null,
): Shortcut {
  return { id, where, presses, isSingle, needs };
}

function entries<Key extends string, Value>(record: Record<Key, Value>): [Key, Value][] {
  return Object.entries(record) as [Key, Value][];
}
