import type { NumberStatus } from "@/db/enums";
import type { Machine } from "../core/machine";

/** How a number lives (S0.13, S3.31, S3.32). */
export const numberMachine = {
  draft: { connect: "connecting" },
  connecting: {
    confirm: "active",
    awaitName: "name_pending",
    fail: "draft",
    disconnect: "disconnected",
    block: "blocked",
  },
  active: {
    awaitName: "name_pending",
    review: "policy_review",
    limit: "limited",
    disconnect: "disconnected",
    block: "blocked",
  },
  name_pending: {
    confirm: "active",
    review: "policy_review",
    limit: "limited",
    disconnect: "disconnected",
    block: "blocked",
  },
  policy_review: {
    confirm: "active",
    limit: "limited",
    disconnect: "disconnected",
    block: "blocked",
  },
  limited: { confirm: "active", disconnect: "disconnected", block: "blocked" },
  disconnected: { confirm: "active", connect: "connecting", block: "blocked" },
  blocked: { confirm: "active", disconnect: "disconnected" },
} as const satisfies Machine<NumberStatus>;

/** Sending stops by state: only these numbers may send, and only these are offered (S0.4, S1.24). */
export const sendingStatuses = ["active", "name_pending", "policy_review", "limited"] as const satisfies NumberStatus[];

export const maySend = (status: NumberStatus): boolean => (sendingStatuses as readonly NumberStatus[]).includes(status);

/** The action that brings a number into a state, as reported by a provider. */
export function actionTowards(
  status: "active" | "name_pending" | "policy_review" | "limited" | "disconnected" | "blocked",
): "confirm" | "awaitName" | "review" | "limit" | "disconnect" | "block" {
  const actions = {
    active: "confirm",
    name_pending: "awaitName",
    policy_review: "review",
    limited: "limit",
    disconnected: "disconnect",
    blocked: "block",
  } as const;
  return actions[status];
}
