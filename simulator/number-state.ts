import type { SimNumber } from "./model";
import type { Simulation } from "./simulation";
import { sendAccountEvent } from "./webhooks/send-account-event";

/** From now on it refuses everything; its owner hears of it. */
export function disconnectNumber(simulation: Simulation, number: SimNumber, reason: string): void {
  if (number.state === "disconnected") return;
  number.state = "disconnected";
  number.stateReason = reason;
  sendAccountEvent(simulation, number, {
    field: "account_update",
    value: { event: "ACCOUNT_OFFBOARDED", phone_number: number.account.phone.slice(1) },
  });
  simulation.changes.emit("number", number);
}

export function reconnectNumber(simulation: Simulation, number: SimNumber): void {
  if (number.state === "connected") return;
  number.state = "connected";
  number.stateReason = null;
  number.arrivals = [];
  sendAccountEvent(simulation, number, {
    field: "account_update",
    value: { event: "ACCOUNT_RECONNECTED", phone_number: number.account.phone.slice(1) },
  });
  simulation.changes.emit("number", number);
}

/** A change of quality is read, not announced: Meta has no webhook for it any more (providers.md A11.1). */
export function setQuality(simulation: Simulation, number: SimNumber, quality: SimNumber["quality"]): void {
  number.quality = quality;
  simulation.changes.emit("number", number);
}

export function setDailyLimit(simulation: Simulation, number: SimNumber, limit: number | null): void {
  number.dailyLimit = limit;
  sendAccountEvent(simulation, number, {
    field: "business_capability_update",
    value: { max_daily_conversations_per_business: limit ?? -1, max_phone_numbers_per_business: 20 },
  });
  simulation.changes.emit("number", number);
}
