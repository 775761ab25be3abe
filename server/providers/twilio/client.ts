import { call } from "../http";
import { type Bag, bag, bags, str } from "../read";
import { type Connection, type ProviderDeps, ProviderError } from "../types";
import { versions } from "../versions";
import { toProviderError } from "./error-reasons";

/** Far above a month of the busiest account. */
const maxMessagePages = 5_000;

export type TwilioClient = ReturnType<typeof twilioClient>;

/** Twilio's three hosts behind one login; every call throws `ProviderError`. */
export function twilioClient(deps: ProviderDeps) {
  const bare = (base: string) => base.replace(/\/$/, "");
  const { twilioApi, twilioContent, twilioMessaging } = deps.baseUrls;
  const json = async (
    connection: Connection,
    method: "GET" | "POST" | "DELETE",
    url: string,
    body?: URLSearchParams | object,
  ): Promise<Bag> => {
    const isForm = body instanceof URLSearchParams;
    const answer = await call({
      fetch: deps.fetch,
      timeoutMs: deps.timeoutMs,
      method,
      url,
      headers: { ...basic(connection), ...(body && !isForm ? { "content-type": "application/json" } : {}) },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    });
    if (answer.status < 200 || answer.status >= 300) throw toProviderError(answer);
    return bag(answer.body);
  };
  return {
    json,
    account: ({ config }: Connection) => `${bare(twilioApi)}/${versions.twilioApi}/Accounts/${config.accountSid}`,
    content: `${bare(twilioContent)}/${versions.twilioContent}`,
    messaging: `${bare(twilioMessaging)}/${versions.twilioMessaging}`,
    /** Every page of a list, at most `max` rows; whatever host the next page names, ours is asked. */
    list: async (connection: Connection, first: string, { key, max = 5000 }: { key: string; max?: number }) => {
      const found: Bag[] = [];
      let url: string | undefined = first;
      while (url && found.length < max) {
        const page = await json(connection, "GET", url);
        const rows = bags(page[key]);
        found.push(...rows);
        url = rows.length > 0 ? nextPage(first, str(bag(page.meta).next_page_url)) : undefined;
      }
      return found;
    },
    /** The account's messages page by page: as many as were sent, so they are never all held at once. */
    messages: async function* (connection: Connection, first: string): AsyncGenerator<Bag> {
      let url: string | undefined = first;
      for (let pages = 0; url; pages++) {
        // Half a list would look like a whole one.
        if (pages === maxMessagePages)
          throw new ProviderError("unknown", { safeText: "the list of messages never ends" });
        const page = await json(connection, "GET", url);
        const rows = bags(page.messages);
        yield* rows;
        url = rows.length > 0 ? nextPage(first, absolute(first, str(page.next_page_uri))) : undefined;
      }
    },
  };
}

/** The older API names the next page by path and query only. */
const absolute = (first: string, path: string | undefined): string | undefined =>
  path && URL.canParse(path, first) ? new URL(path, first).toString() : undefined;

/** The next page at the host and under the path that was asked for. */
function nextPage(first: string, next: string | undefined): string | undefined {
  if (!next || !URL.canParse(next)) return undefined;
  const address = new URL(first);
  address.search = new URL(next).search;
  return address.toString();
}

/** An API key where there is one, else the account's own token. */
export const basic = ({ config, secrets }: Connection) => ({
  authorization: `Basic ${Buffer.from(`${secrets.apiKeySid ?? config.accountSid}:${secrets.apiKeySecret ?? secrets.authToken}`).toString("base64")}`,
});
