import { json } from "../http/reply";
import type { Handler } from "../http/router";
import type { SentMessage, SimNumber } from "../model";
import { busiestSecond } from "../rules";
import { findNumber, type Simulation } from "../simulation";

/** What the provider accepted, in order of arrival. Filters: number, to, ref (its beginning), template, since (ms), after (seq), limit. */
export const ledger: Handler = (simulation, { query }) => {
  const limit = Number(query.get("limit") ?? 1000);
  return json(
    200,
    chosen(simulation, query)
      .slice(0, limit)
      .map((sent) => line(simulation, sent)),
  );
};

/** The same as one JSON per line, for ledgers that no answer could hold at once. */
export const ledgerLines: Handler = (simulation, { query }) => ({
  stream: (response) => {
    response.writeHead(200, { "content-type": "application/x-ndjson" });
    for (const sent of chosen(simulation, query)) response.write(`${JSON.stringify(line(simulation, sent))}\n`);
    response.end();
  },
});

/** The proof of "everyone once": counts, doubles, and how fast each number was used at most. */
export const ledgerSummary: Handler = (simulation, { query }) => {
  const sent = chosen(simulation, query);
  return json(200, {
    accepted: sent.length,
    distinctRecipients: new Set(sent.map(({ to }) => to)).size,
    duplicateRefs: doubled(sent.flatMap(({ ref }) => ref ?? [])),
    duplicateTemplates: doubled(sent.flatMap((message) => templateKey(message) ?? [])),
    byStatus: counted(sent.map(({ status }) => status)),
    numbers: [...simulation.numbers.values()].map((number) => pace(number, sent)),
  });
};

function chosen(simulation: Simulation, query: URLSearchParams): SentMessage[] {
  const named = query.get("number");
  const numberId = named === null ? null : (findNumber(simulation, named)?.id ?? "");
  const [to, ref, template] = [query.get("to"), query.get("ref"), query.get("template")];
  const [since, after] = [Number(query.get("since") ?? 0), Number(query.get("after") ?? 0)];
  return simulation.sent.filter(
    (sent) =>
      (numberId === null || sent.numberId === numberId) &&
      (to === null || sent.to === to) &&
      (ref === null || sent.ref?.startsWith(ref)) &&
      (template === null || (sent.content.kind === "template" && sent.content.name === template)) &&
      sent.at >= since &&
      sent.seq > after,
  );
}

function line(
  { numbers }: Simulation,
  { seq, at, numberId, to, ref, id, content, status, failure, initiates }: SentMessage,
) {
  return {
    seq,
    at,
    number: numbers.get(numberId)?.account.phone,
    to,
    ref,
    id,
    kind: content.kind,
    template: content.kind === "template" ? content.name : null,
    language: content.kind === "template" ? content.language : null,
    body: "body" in content ? content.body : null,
    initiates,
    status,
    failure: failure?.reason ?? null,
  };
}

/** Failed ones do not count: sending them again is right. */
const templateKey = ({ content, numberId, to, status }: SentMessage): string | null =>
  content.kind === "template" && status !== "failed" ? `${numberId} ${to} ${content.name}/${content.language}` : null;

/** Those that stand there more than once, at most a hundred of them. */
const doubled = (keys: string[]): { count: number; examples: string[] } => {
  const examples = Object.entries(counted(keys)).flatMap(([key, count]) => (count > 1 ? key : []));
  return { count: examples.length, examples: examples.slice(0, 100) };
};

function counted(keys: string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}

function pace({ id, account, state, busiestSecond: attempts }: SimNumber, sent: SentMessage[]) {
  const own = sent.filter(({ numberId }) => numberId === id).map(({ at }) => at);
  const [first, last] = [own[0], own.at(-1)];
  const spanMs = first === undefined || last === undefined ? 0 : last - first;
  return {
    number: account.phone,
    state,
    accepted: own.length,
    busiestSecond: busiestSecond(own),
    /** Refused attempts included. */
    busiestSecondOfAttempts: attempts,
    spanMs,
    perSecond: spanMs > 0 ? ((own.length - 1) / spanMs) * 1000 : null,
  };
}
