import { numberView } from "../control/number-view";
import { problem } from "../control/with-body";
import { json } from "../http/reply";
import type { Handler } from "../http/router";
import { dayMs } from "../rules";
import { findNumber, threadOf } from "../simulation";

const newest = 200;
const maxStrangers = 100;

/** People to play: those of the world first, then the newest strangers that somebody wrote to. */
export const listClients: Handler = ({ clients }) => {
  const all = [...clients.values()].map(({ phone, name, stranger }) => ({ phone, name, stranger }));
  const strangers = all.filter(({ stranger }) => stranger).slice(-maxStrangers);
  return json(200, [...all.filter(({ stranger }) => !stranger), ...strangers]);
};

/** One chat as its client sees it: the newest messages, who it is with, until when the window is open. */
export const showThread: Handler = (simulation, { query, at }) => {
  const number = findNumber(simulation, query.get("number") ?? "");
  const client = simulation.clients.get(query.get("client") ?? "");
  if (!number || !client) return problem(404, "no such number or client");
  const { items, lastClientMessageAt, typingUntil } = threadOf(simulation, number.id, client.phone);
  const { phone, name, phoneOn, readsAutomatically, blocked } = client;
  return json(200, {
    client: { phone, name, phoneOn, readsAutomatically, blocked: blocked.has(number.id) },
    number: numberView(simulation, number),
    windowEndsAt: lastClientMessageAt === null ? null : lastClientMessageAt + dayMs,
    companyTypes: typingUntil > at,
    items: items.slice(-newest),
  });
};
