import type { Db } from "@/db/client";
import type { Batch } from "./follower";
import type { LiveViewer } from "./live-message";
import { currentCursor, findHearers, type Read, readSince } from "./queries";
import { conversationsOf } from "./rules";
import { parseSnapshot } from "./snapshot";

type Source = { db: Db; viewersIn: (conversationIds: string[]) => Promise<LiveViewer[]> };

/** More at once is cheaper fetched anew than told one by one. */
const maxEvents = 5_000;

/** What one stream missed, from its own cursor; one that makes no sense is answered with "fetch anew". */
export async function catchUp(source: Source, given: string | null): Promise<Batch> {
  if (given !== null && parseSnapshot(given)) return readBatch(source, given, []);
  const cursor = await currentCursor(source.db);
  const nothing = { events: [], asked: new Set<string>(), hearers: new Map(), viewers: [], messages: new Map() };
  return { ...nothing, cursor, isLost: given !== null };
}

/** What became visible since `from`, and which of the `operators` hear of it. */
export async function readBatch({ db, viewersIn }: Source, from: string, operators: string[]): Promise<Batch> {
  const read = tooMany(await readSince(db, from, maxEvents + 1));
  const looked = conversationsOf(read.events.filter(({ kind }) => kind === "viewer"));
  const [hearers, viewers] = await Promise.all([
    findHearers(db, conversationsOf(read.events), operators),
    looked.length > 0 ? viewersIn(looked) : [],
  ]);
  return { ...read, asked: new Set(operators), hearers, viewers, messages: new Map() };
}

const tooMany = (read: Read): Read => (read.events.length > maxEvents ? { ...read, events: [], isLost: true } : read);
