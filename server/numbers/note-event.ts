import type { NumberEventKind, NumberEventSource } from "@/db/enums";
import type { Ctx } from "../context";
import { insertEvents } from "./state-queries";

export type NumberEventNote = {
  kind: NumberEventKind;
  /** Never secrets. */
  details: Record<string, string | number | boolean | null>;
};

/** Writes into the number's history, in the open transaction; without a source a person did it. */
export async function noteEvents(
  ctx: Ctx,
  { numberId, source = "person", notes }: { numberId: string; source?: NumberEventSource; notes: NumberEventNote[] },
): Promise<void> {
  const actorId = source === "person" && ctx.actor.kind === "user" ? ctx.actor.userId : null;
  await insertEvents(
    ctx.db,
    notes.map((note) => ({ ...note, id: ctx.newId(), numberId, at: ctx.now(), source, actorId })),
  );
}
