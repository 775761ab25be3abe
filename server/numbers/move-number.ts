import type { NumberStatus } from "@/db/enums";
import { record } from "../audit/record";
import type { Ctx } from "../context";
import { nextState, statesWith } from "../core/machine";
import { publish } from "../realtime/publish";
import { moveStatus } from "./queries";
import { actionTowards, numberMachine } from "./rules";

type Reported = "active" | "name_pending" | "policy_review" | "limited" | "disconnected" | "blocked";

/**
 * Moves a number to what its provider reports, with the cause and the time (S0.13). Nothing happens when it is there already
 * or the machine knows no way; answers whether it moved.
 */
export async function moveNumber(
  ctx: Ctx,
  input: { numberId: string; status: Reported; reason: string | null },
): Promise<boolean> {
  const action = actionTowards(input.status);
  const from = statesWith<NumberStatus>(numberMachine, action).filter(
    (state) => nextState<NumberStatus>(numberMachine, state, action) === input.status,
  );
  const moved = await moveStatus(ctx.db, input, from, ctx.now());
  if (!moved) return false;
  await record(ctx, {
    action: `number.${input.status}`,
    objectKind: "number",
    objectId: input.numberId,
    details: { reason: input.reason },
  });
  await publish(ctx, { kind: "number", subjectId: input.numberId });
  return true;
}

/** What delivery calls when a provider refuses the number itself: sending stops, people see why. */
export const degradeNumber = (
  ctx: Ctx,
  input: {
    numberId: string;
    status: "disconnected" | "blocked" | "limited";
    reason: string;
  },
): Promise<boolean> => moveNumber(ctx, input);
