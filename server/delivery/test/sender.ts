import { connect } from "@/db/client";
import { buildContext } from "../../build-context";
import { parseEnv } from "../../core/env";
import { createLogger } from "../../core/log";
import { pump } from "../pump";
import { runNumber } from "../run-number";

/**
 * A sending process of its own, to be killed at any moment. SENDER_NUMBERS: the numbers it works, by comma. SENDER_AS: `runner` as the
 * job does it (one works a number, the others stand by), else `pump`.
 */
const { db } = connect(process.env.DATABASE_URL ?? "", { max: 6, applicationName: "hovorna-sender" });
const ctx = buildContext({
  db,
  env: parseEnv(process.env),
  log: createLogger("silent"),
  sendJob: async () => undefined,
  wakeLive: () => undefined,
  defer: (work) => void work(),
});
const numberIds = (process.env.SENDER_NUMBERS ?? "").split(",");
// It does not outlive whoever started it.
process.once("disconnect", () => process.exit());
process.send?.("ready");

await Promise.all(
  numberIds.map(async (numberId) => {
    for (;;) {
      if (process.env.SENDER_AS === "runner") await runNumber(ctx, { numberId });
      else await pump(ctx, { numberId, maxPriority: 1, stopClaimingAt: Date.now() + 60_000, longestWaitMs: 60_000 });
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }),
);
