import { z } from "zod";
import { deliverWaiting, readThread } from "../bring-message";
import { clientWrites } from "../client-writes";
import { bytes, json, notFound } from "../http/reply";
import type { Handler } from "../http/router";
import { scripts, type Thread } from "../model";
import { clientOf, findNumber, type Simulation, threadChanged, threadOf } from "../simulation";
import { writeSchema } from "../write-schema";
import { done, problem, withBody } from "./with-body";

const phone = z.string().regex(/^\+[1-9]\d{5,16}$/);

/** What becomes of messages to these phones; null takes a script away. */
export const setScripts: Handler = withBody(z.record(phone, z.enum(scripts).nullable()), (simulation, book) => {
  for (const [to, script] of Object.entries(book)) {
    const client = clientOf(simulation, to);
    client.script = script;
    client.failed.clear();
  }
  return done();
});

export const clientWrite: Handler = withBody(writeSchema, (simulation, write, { params }) => {
  const to = phone.safeParse(params.phone);
  if (!to.success) return problem(400, "the phone must be E.164 with plus");
  const written = clientWrites(simulation, { phone: to.data, write });
  return written.ok ? json(201, { id: written.message.id, at: written.message.at }) : problem(409, written.problem);
});

const clientChange = z.strictObject({
  name: z.string().min(1).optional(),
  phoneOn: z.boolean().optional(),
  readsAutomatically: z.boolean().optional(),
  /** Blocks or unblocks this company number. */
  block: z.strictObject({ number: z.string(), blocked: z.boolean() }).optional(),
  /** The chat with this company number is looked at: all that had come is read. */
  reads: z.string().optional(),
  /** The window with this company number is closed as if a day had passed. */
  closesWindow: z.string().optional(),
});
type ClientChange = z.infer<typeof clientChange>;

export const changeClient: Handler = withBody(clientChange, (simulation, change, { params }) => {
  const named = change.block?.number ?? change.reads ?? change.closesWindow;
  const number = named === undefined ? undefined : findNumber(simulation, named);
  if (named !== undefined && !number) return problem(404, "no such number");
  const to = params.phone ?? "";
  setHabits(simulation, to, change);
  if (number) setRelation(simulation, threadOf(simulation, number.id, to), change);
  return done();
});

function setHabits(simulation: Simulation, to: string, change: ClientChange): void {
  const client = clientOf(simulation, to);
  if (change.name !== undefined) client.name = change.name;
  if (change.readsAutomatically !== undefined) client.readsAutomatically = change.readsAutomatically;
  if (change.phoneOn === undefined) return;
  client.phoneOn = change.phoneOn;
  if (change.phoneOn) deliverWaiting(simulation, client);
}

function setRelation(simulation: Simulation, thread: Thread, change: ClientChange): void {
  const { blocked } = clientOf(simulation, thread.phone);
  if (change.block?.blocked === true) blocked.add(thread.numberId);
  if (change.block?.blocked === false) blocked.delete(thread.numberId);
  if (change.closesWindow !== undefined) thread.lastClientMessageAt = null;
  if (change.reads !== undefined) readThread(simulation, thread);
  threadChanged(simulation, thread);
}

/** Everything between one client and the company, or one number of it, oldest first. */
export const showMessages: Handler = (simulation, { query }) => {
  const [client, named] = [query.get("client") ?? "", query.get("number")];
  const number = named === null ? null : findNumber(simulation, named);
  if (number === undefined) return problem(404, "no such number");
  const threads = [...simulation.threads.values()].filter(
    (thread) => thread.phone === client && (number === null || thread.numberId === number.id),
  );
  return json(
    200,
    threads.flatMap(({ items }) => items).sort((a, b) => a.at - b.at),
  );
};

export const showFile: Handler = ({ media }, { params }) => {
  const file = media.get(params.id ?? "");
  if (!file) return notFound();
  return bytes(file.bytes, file.mimeType, {
    "content-security-policy": "sandbox",
    "x-content-type-options": "nosniff",
    "cache-control": "private, max-age=3600",
  });
};
