import { asSystem, type Ctx } from "../context";
import { mailNotifications } from "./mail-notifications";
import { pushNotifications } from "./push-notifications";
import { tellPeople } from "./tell-people";

/** A steady stream of changes is read so often and no more. */
const restMs = 500;
/** A push that is due later is left to the job of every minute. */
const longestWaitMs = 6_000;

/**
 * The bell that rings after each commit with something to tell: people are told at once, then in bursts. At most one round runs in a
 * process, kept alive by `defer`; a ring that is lost costs nothing but time, the job of every minute hears it.
 */
export function notificationBell(ctx: () => Ctx, { rest = restMs }: { rest?: number } = {}): () => void {
  let isRung = false;
  let wake: (() => void) | null = null;
  let round: Promise<void> | null = null;

  async function run(): Promise<void> {
    let due: Date | null = null;
    while (isRung || due) {
      isRung = false;
      await tellPeople(asSystem(ctx()));
      due = soon(await pushNotifications(asSystem(ctx())), ctx().now());
      await mailNotifications(asSystem(ctx()));
      await pause(rest);
      if (due && !isRung) await Promise.race([pause(due.getTime() - ctx().now().getTime()), rung()]);
    }
  }

  const rung = () =>
    new Promise<void>((resolve) => {
      wake = resolve;
    });

  function ring(): void {
    isRung = true;
    wake?.();
    if (round) return;
    ctx().defer(() => {
      round ??= run().finally(() => {
        round = null;
        if (isRung) ring();
      });
      return round;
    });
  }
  return ring;
}

const soon = (due: Date | null, now: Date): Date | null =>
  due && due.getTime() - now.getTime() <= longestWaitMs ? due : null;

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, Math.max(0, ms)));
