import { json, type Reply } from "../http/reply";
import type { Incoming } from "../http/router";
import type { SentMessage } from "../model";
import { dayMs } from "../rules";
import type { Simulation } from "../simulation";
import { twilioError } from "./errors";
import { resourceOf } from "./messages";
import type { TwilioNumber } from "./owned";

const known = new Set(["To", "From", "DateSent", "DateSent>", "DateSent<", "PageSize", "Page", "PageToken"]);
const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));

/** `GET Messages.json`: what the account sent, the newest first, by pages. */
export function listMessages({ sent }: Simulation, { query, path }: Incoming, owned: TwilioNumber[]): Reply {
  const unknown = [...query.keys()].find((key) => !known.has(key));
  if (unknown) return twilioError(400, 20001, `Unknown parameter ${unknown}`);
  const bad = ["DateSent", "DateSent>", "DateSent<"].find((key) => query.has(key) && !isDay(query.get(key) ?? ""));
  if (bad) return twilioError(400, 20001, `Invalid ${bad}`);
  const size = Number(query.get("PageSize") ?? 50);
  const page = Number(query.get("Page") ?? 0);
  if (!Number.isInteger(size) || size < 1 || size > 1000 || !Number.isInteger(page) || page < 0)
    return twilioError(400, 20001, "PageSize must be from 1 to 1000");
  const rows = sent
    .flatMap((message) => {
      const number = owned.find(({ id }) => id === message.numberId);
      return number && isAsked(number, message, query) ? [resourceOf(number, message)] : [];
    })
    .reverse();
  const next = new URLSearchParams([...query].filter(([key]) => key !== "Page"));
  next.set("Page", String(page + 1));
  const hasMore = (page + 1) * size < rows.length;
  return json(200, {
    messages: rows.slice(page * size, (page + 1) * size),
    page,
    page_size: size,
    uri: `${path.replace(/^\/twilio/, "")}?${query}`,
    next_page_uri: hasMore ? `${path.replace(/^\/twilio/, "")}?${next}` : null,
  });
}

function isAsked({ account }: TwilioNumber, { to, at }: SentMessage, query: URLSearchParams): boolean {
  const day = query.get("DateSent");
  const [after, before] = [query.get("DateSent>"), query.get("DateSent<")];
  return (
    [null, `whatsapp:${account.phone}`].includes(query.get("From")) &&
    [null, `whatsapp:${to}`].includes(query.get("To")) &&
    (day === null || (at >= Date.parse(day) && at < Date.parse(day) + dayMs)) &&
    (after === null || at >= Date.parse(after)) &&
    (before === null || at <= Date.parse(before))
  );
}
