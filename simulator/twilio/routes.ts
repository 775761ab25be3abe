import { z } from "zod";
import { readJson } from "../http/body";
import { bytes, json, type Reply } from "../http/reply";
import type { Incoming, Route } from "../http/router";
import { withFaults } from "../http/with-faults";
import { markReadByCompany } from "../read-by-company";
import type { Simulation } from "../simulation";
import { withLogin } from "./access";
import { contentRoutes } from "./content-routes";
import { listContents, showApproval, showContent } from "./contents";
import { refused, twilioError } from "./errors";
import { listMessages } from "./message-list";
import { countTwilioArrival, postMessage, showMessage } from "./messages";
import type { TwilioNumber } from "./owned";

/** Twilio as far as a WhatsApp desk uses it (providers.md C). */
export const twilioRoutes: Route[] = [
  { method: "POST", path: "/twilio/2010-04-01/Accounts/:account/Messages.json", handle: withLogin(postUnderFaults) },
  { method: "GET", path: "/twilio/2010-04-01/Accounts/:account/Messages.json", handle: withLogin(listMessages) },
  { method: "GET", path: "/twilio/2010-04-01/Accounts/:account/Messages/:sid.json", handle: withLogin(showMessage) },
  {
    method: "GET",
    path: "/twilio/2010-04-01/Accounts/:account/Messages/:sid/Media/:mediaId",
    handle: withLogin(redirectToStorage),
  },
  {
    method: "GET",
    path: "/twilio/storage/:mediaId",
    handle: ({ media }, { params }) => stored(media.get(params.mediaId ?? "")),
  },
  { method: "GET", path: "/twilio-content/v1/ContentAndApprovals", handle: withLogin(listContents) },
  ...contentRoutes,
  { method: "GET", path: "/twilio-content/v1/Content/:sid", handle: withLogin(showContent) },
  { method: "GET", path: "/twilio-content/v1/Content/:sid/ApprovalRequests", handle: withLogin(showApproval) },
  { method: "POST", path: "/twilio-messaging/v2/Indicators/Typing.json", handle: withLogin(showTyping) },
];

async function postUnderFaults(simulation: Simulation, request: Incoming, owned: TwilioNumber[]): Promise<Reply> {
  const number = await countTwilioArrival(simulation, request, owned);
  if (!number) return refused({ reason: "number_disconnected", details: "unknown From" });
  const words = {
    tooMany: () => refused({ reason: "rate_limited", details: "" }),
    unavailable: () => refused({ reason: "service_unavailable", details: "" }),
  };
  return withFaults(simulation, number, words, () => postMessage(simulation, request, number));
}

/** Twilio's media address leads to a storage that asks for no login. */
function redirectToStorage({ media }: Simulation, { params, origin }: Incoming, owned: TwilioNumber[]): Reply {
  const file = media.get(params.mediaId ?? "");
  if (!file || owned.every(({ id }) => id !== file.numberId))
    return twilioError(404, 20404, "The requested resource was not found");
  return { status: 307, headers: { location: `${origin}/twilio/storage/${file.id}` }, body: "" };
}

const stored = (file: { bytes: Buffer; mimeType: string } | undefined): Reply =>
  file ? bytes(file.bytes, file.mimeType) : json(404, {});

const typingBody = z.strictObject({ channel: z.literal("whatsapp"), messageId: z.string() });

async function showTyping(simulation: Simulation, request: Incoming): Promise<Reply> {
  const body = await readJson(request, typingBody);
  if (!body.ok) return twilioError(400, 20001, body.problem);
  return markReadByCompany(simulation, body.value.messageId, { isTyping: true })
    ? json(200, { success: true })
    : twilioError(404, 20404, "The requested resource was not found");
}
