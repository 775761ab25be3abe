import type { NumberStatus } from "@/db/enums";
import type { Machine } from "../core/machine";

/** What a provider can say of a number. */
export type ReportedStatus = Exclude<NumberStatus, "draft" | "connecting">;

/**
 * How a number lives (S0.13, S3.31, S3.32). Once it is being connected the provider's word decides, so every state of its own leads
 * to every other; only people make and connect drafts.
 */
export const numberMachine = {
  draft: { connect: "connecting" },
  connecting: {
    confirm: "active",
    awaitName: "name_pending",
    review: "policy_review",
    limit: "limited",
    disconnect: "disconnected",
    block: "blocked",
    fail: "draft",
  },
  active: {
    awaitName: "name_pending",
    review: "policy_review",
    limit: "limited",
    disconnect: "disconnected",
    block: "blocked",
    connect: "connecting",
  },
  name_pending: {
    confirm: "active",
    review: "policy_review",
    limit: "limited",
    disconnect: "disconnected",
    block: "blocked",
    connect: "connecting",
  },
  policy_review: {
    confirm: "active",
    awaitName: "name_pending",
    limit: "limited",
    disconnect: "disconnected",
    block: "blocked",
    connect: "connecting",
  },
  limited: {
    confirm: "active",
    awaitName: "name_pending",
    review: "policy_review",
    disconnect: "disconnected",
    block: "blocked",
    connect: "connecting",
  },
  disconnected: {
    confirm: "active",
    awaitName: "name_pending",
    review: "policy_review",
    limit: "limited",
    block: "blocked",
    connect: "connecting",
  },
  blocked: {
    confirm: "active",
    awaitName: "name_pending",
    review: "policy_review",
    limit: "limited",
    disconnect: "disconnected",
    connect: "connecting",
  },
} as const satisfies Machine<NumberStatus>;

/** Sending stops by state: only these numbers may send, and only these are offered (S0.4, S1.24). */
export const sendingStatuses = ["active", "name_pending", "policy_review", "limited"] as const satisfies NumberStatus[];

export const maySend = (status: NumberStatus): boolean => (sendingStatuses as readonly NumberStatus[]).includes(status);

const towards = {
  draft: "fail",
  connecting: "connect",
  active: "confirm",
  name_pending: "awaitName",
  policy_review: "review",
  limited: "limit",
  disconnected: "disconnect",
  blocked: "block",
} as const satisfies Record<NumberStatus, string>;

/** The action that brings a number into a state. */
export const actionTowards = (status: NumberStatus) => towards[status];

/** From here on a number without a single message, though registered and paid for, is pointed out (S3.40). */
const unusedAfterMs = 3 * 86_400_000;

export const isUnused = (
  number: { status: NumberStatus; createdAt: Date; lastInboundAt: Date | null; lastOutboundAt: Date | null },
  now: Date,
): boolean =>
  maySend(number.status) &&
  !number.lastInboundAt &&
  !number.lastOutboundAt &&
  now.getTime() - number.createdAt.getTime() > unusedAfterMs;
