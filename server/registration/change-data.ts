import type { RegistrationState } from "@/db/enums";
import { type Ctx, inTransaction } from "../context";
import { DomainError } from "../core/errors";
import { nextState } from "../core/machine";
import { holdOpenRegistration, sealOwn, secretsOf } from "./load-registration";
import { changeRegistration, type RegistrationChange, type RegistrationRow } from "./queries";
import { type RegistrationData, type RegistrationEvent, registrationMachine } from "./rules";

export type Change = {
  event?: RegistrationEvent;
  data?: Partial<RegistrationData>;
  /** Added to what is saved; never read back by the browser. */
  secrets?: Record<string, string>;
  row?: Pick<
    RegistrationChange,
    "step" | "phone" | "codeSentAt" | "codeAttempts" | "redirectHash" | "redirectLoginId" | "redirectUntil"
  >;
};

/**
 * Changes an open registration under its lock; an event must be one that its state allows. Throws `not_found`,
 * `registrationOver`, `registrationState`.
 */
export async function changeOpen(
  ctx: Ctx,
  registrationId: string,
  change: Change | ((row: RegistrationRow) => Change),
): Promise<RegistrationRow> {
  return inTransaction(ctx, async (tx) => {
    const row = await holdOpenRegistration(tx, registrationId);
    const { event, data, secrets, row: columns } = typeof change === "function" ? change(row) : change;
    const state = event ? nextState<RegistrationState>(registrationMachine, row.state, event) : row.state;
    if (!state) throw new DomainError("conflict", "registrationState");
    const next = {
      ...columns,
      state,
      data: { ...row.data, ...data },
      ...(secrets ? { sealedSecrets: sealOwn(tx, row.id, { ...secretsOf(tx, row), ...secrets }) } : {}),
      updatedAt: tx.now(),
    };
    await changeRegistration(tx.db, row.id, [row.state], next);
    return { ...row, ...next };
  });
}
