import { eq } from "drizzle-orm";
import { sessionRatings } from "@/db/schema/ratings";
import type { Ctx } from "../context";
import { acceptSession } from "../inbox/accept-session";
import { endSession } from "../inbox/end-session";
import { addDesk, addResult, clientWrites, messagesOf, newPhone } from "../inbox/inbox-world";
import type { TestWorld } from "../test-world";
import { askDueRatings } from "./ask-due-ratings";
import { tokenOf } from "./question-rules";
import { defaultSettings } from "./rules";
import type { RatingSettings } from "./schema";
import { saveSettings } from "./settings";

type Change = Parameters<typeof clientWrites>[2];

/** A desk of its own whose sessions end, and clients who are asked and answer. */
export async function addRatedDesk(world: TestWorld) {
  const desk = await addDesk(world);
  const resultId = await addResult(world);

  const asks = (change: Partial<RatingSettings> = {}) =>
    saveSettings(desk.supervisor, { ...defaultSettings, mode: "stars", ...change });

  /** A client writes, Petra accepts and ends. */
  async function ended({ rate, body }: { rate?: boolean; body?: string } = {}) {
    const phone = newPhone();
    const client = await clientWrites(world, desk.number, { phone, at: world.ctx.now(), ...(body ? { body } : {}) });
    await acceptSession(desk.petra, client);
    await endSession(desk.petra, { sessionId: client.sessionId, resultId, note: "", rate });
    return { ...client, phone };
  }
  type Ended = Awaited<ReturnType<typeof ended>>;

  async function asked(): Promise<Ended> {
    const client = await ended();
    await askDueRatings(world.ctx);
    return client;
  }

  async function ratingOf({ sessionId }: { sessionId: string }) {
    const [row] = await world.db.select().from(sessionRatings).where(eq(sessionRatings.sessionId, sessionId));
    return row;
  }

  const answers = (client: Ended, change: Change = {}) =>
    clientWrites(world, desk.number, { phone: client.phone, at: world.ctx.now(), ...change });

  async function presses(client: Ended, score: number) {
    const id = tokenOf((await ratingOf(client))?.id ?? "", score);
    return answers(client, { kind: "list", body: "★", payload: { list: { id, title: "★" } } });
  }

  const outOf = async ({ conversationId }: { conversationId: string }) =>
    (await messagesOf(world, conversationId)).filter(({ direction }) => direction === "out");

  return { ...desk, resultId, asks, ended, asked, ratingOf, answers, presses, outOf };
}

export const actorOf = ({ actor }: Ctx) => (actor.kind === "user" ? actor.userId : null);
