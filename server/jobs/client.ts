import { Inngest } from "inngest";
import type { Logger } from "../core/log";
import type { JobEvent } from "./events";

/** Inngest Cloud, a self-hosted server or the embedded engine: INNGEST_* decides, the code does not know. */
export const inngest = new Inngest({ id: "hovorna", checkpointing: false });

/** Sends after the commit; a failed send is logged, never thrown, because the reconcile job finds the work again. */
export const jobSender =
  (log: Logger) =>
  async (...events: JobEvent[]): Promise<void> => {
    if (events.length === 0) return;
    try {
      await inngest.send(events);
    } catch (error) {
      log.warn({ err: error, events: events.map(({ name }) => name) }, "wake-up not sent; the reconcile job will");
    }
  };
