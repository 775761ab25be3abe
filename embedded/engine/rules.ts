import { Cron } from "croner";

const unitMs: Record<string, number> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };
const backOffSeconds = [15, 30, 60, 120, 300, 600, 1200, 2400, 3600, 7200];
const dayMs = 86_400_000;

/** When a sleep ends: `1m30s` counted from `nowMs`, or an ISO date. Throws on anything else. */
export function sleepEnd(duration: string, nowMs: number): number {
  const parts = [...duration.matchAll(/(\d+(?:\.\d+)?)(ms|w|d|h|m|s)/g)];
  if (parts.length > 0 && parts.map(([part]) => part).join("") === duration) {
    return nowMs + parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (unitMs[unit ?? ""] ?? 0), 0);
  }
  const date = Date.parse(duration);
  if (Number.isNaN(date)) throw new Error(`unknown sleep "${duration}"`);
  return date;
}

/** When a failed call is tried again. `attempt` is the one that failed, from 0; `chance` is in [0, 1). */
export function retryAt(input: { attempt: number; retryAfter?: string; nowMs: number; chance: number }): number {
  const { attempt, retryAfter, nowMs, chance } = input;
  const asked = retryAfter ? askedDelayMs(retryAfter, nowMs) : Number.NaN;
  if (!Number.isNaN(asked)) return nowMs + Math.min(Math.max(asked, 1_000), dayMs);
  const seconds = backOffSeconds[Math.min(attempt, backOffSeconds.length - 1)] ?? 7200;
  return nowMs + seconds * 1_000 + Math.floor(chance * 30_000);
}

/** The next time of `TZ=Area/City m h d M w` after `nowMs`; Inngest's default zone is UTC. */
export function nextTick(cron: string, nowMs: number): number {
  const [, zone, pattern] = /^(?:TZ=(\S+)\s+)?(.*)$/.exec(cron.trim()) ?? [];
  const next = new Cron(pattern ?? "", { timezone: zone ?? "UTC", mode: "5-part" }).nextRun(new Date(nowMs));
  if (!next) throw new Error(`cron "${cron}" never ticks`);
  return next.getTime();
}

/** Runs with the same queue name wait for each other. Only `event.data.<field>` with limit 1 is in our subset. */
export function queueOf(
  fn: { id: string; concurrency?: { key?: string; limit: number }[] },
  event: { data?: Record<string, unknown> },
): string | null {
  const field = fn.concurrency?.find(({ limit, key }) => limit === 1 && key?.startsWith("event.data."))?.key;
  return field ? `${fn.id}|${String(event.data?.[field.slice("event.data.".length)])}` : null;
}

function askedDelayMs(retryAfter: string, nowMs: number): number {
  return /^\d{1,7}$/.test(retryAfter) ? Number(retryAfter) * 1_000 : Date.parse(retryAfter) - nowMs;
}
