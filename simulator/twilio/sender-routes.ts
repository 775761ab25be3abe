import { json, type Reply } from "../http/reply";
import type { Incoming, Route } from "../http/router";
import type { Simulation } from "../simulation";
import { withLogin, withSender } from "./access";
import type { TwilioNumber } from "./owned";
import { createSender, removeSender, toSender, updateSender } from "./senders";

/** Twilio's account and its senders (providers.md C7). */
export const senderRoutes: Route[] = [
  { method: "GET", path: "/twilio/2010-04-01/Accounts/:account.json", handle: withLogin(showAccount) },
  { method: "GET", path: "/twilio-messaging/v2/Channels/Senders", handle: withLogin(listSenders) },
  { method: "POST", path: "/twilio-messaging/v2/Channels/Senders", handle: withLogin(createSender) },
  {
    method: "GET",
    path: "/twilio-messaging/v2/Channels/Senders/:sid",
    handle: withSender((_, __, number) => json(200, toSender(number))),
  },
  { method: "POST", path: "/twilio-messaging/v2/Channels/Senders/:sid", handle: withSender(updateSender) },
  { method: "DELETE", path: "/twilio-messaging/v2/Channels/Senders/:sid", handle: withSender(removeSender) },
];

function showAccount({ onboarding }: Simulation, { params }: Incoming): Reply {
  const sid = params.account ?? "";
  const { suspended } = onboarding.twilio;
  return json(200, {
    sid,
    friendly_name: onboarding.company.name,
    status: suspended.has(sid) ? "suspended" : "active",
    type: "Full",
    uri: `/2010-04-01/Accounts/${sid}.json`,
  });
}

function listSenders(_: Simulation, { query, origin, path }: Incoming, owned: TwilioNumber[]): Reply {
  const [size, page] = [Number(query.get("PageSize") ?? 50), Number(query.get("Page") ?? 0)];
  const rows = owned.slice(page * size, (page + 1) * size);
  const hasMore = (page + 1) * size < owned.length;
  const next = `${origin}${path}?${new URLSearchParams({ Channel: "whatsapp", PageSize: String(size), Page: String(page + 1) })}`;
  return json(200, {
    senders: rows.map(toSender),
    meta: { page, page_size: size, key: "senders", url: `${origin}${path}`, next_page_url: hasMore ? next : null },
  });
}
