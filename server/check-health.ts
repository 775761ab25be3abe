import { sql } from "drizzle-orm";
import type { Ctx } from "./context";

export type Health = {
  /** The desk can work: its database and its files are there. */
  ok: boolean;
  database: "ok" | "down";
  storage: "ok" | "down";
  /** Replies go out without it, campaigns wait; so it does not take the desk out of service. */
  jobs: "ok" | "down" | "not_set_up";
};

const limitMs = 5_000;

/** What the app stands on, asked anew. Says nothing of addresses or errors: anybody may read it; the log has them. */
export async function checkHealth(ctx: Ctx, jobs: { baseUrl?: string; eventKey?: string }): Promise<Health> {
  const [database, storage, engine] = await Promise.all([
    check(ctx, "database", () => ctx.db.execute(sql`select 1`)),
    check(ctx, "storage", () => ctx.storage.check()),
    checkJobs(ctx, jobs),
  ]);
  return { ok: database === "ok" && storage === "ok", database, storage, jobs: engine };
}

async function checkJobs(
  ctx: Ctx,
  { baseUrl, eventKey }: { baseUrl?: string; eventKey?: string },
): Promise<Health["jobs"]> {
  if (baseUrl) return check(ctx, "jobs", () => reach(baseUrl));
  return eventKey ? "ok" : "not_set_up";
}

async function check(ctx: Ctx, what: string, ask: () => Promise<unknown>): Promise<"ok" | "down"> {
  const late = new Promise((_, reject) => setTimeout(() => reject(new Error("no answer in time")), limitMs).unref());
  try {
    await Promise.race([ask(), late]);
    return "ok";
  } catch (error) {
    ctx.log.error({ err: error, what }, "not healthy");
    return "down";
  }
}

/** Any answer will do: only who knows the keys gets a better one. */
async function reach(url: string): Promise<void> {
  const answer = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(limitMs) });
  await answer.body?.cancel();
}
