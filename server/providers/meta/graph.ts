import { getJson } from "../cloud-api/client";
import { type Bag, bag, bags, str } from "../read";
import type { Connection, ProviderDeps } from "../types";
import { versions } from "../versions";

/** Meta's Graph API in our version, without a slash at its end. */
export const graphUrl = ({ baseUrls }: ProviderDeps): string =>
  `${baseUrls.metaGraph.replace(/\/$/, "")}/${versions.metaGraph}`;

export const tokenHeaders = (accessToken: string | undefined) => ({ authorization: `Bearer ${accessToken ?? ""}` });

/** The app itself, for what no token of an account may ask. */
export const appHeaders = (app: { appId: string; appSecret: string }) => ({
  authorization: `Bearer ${app.appId}|${app.appSecret}`,
});

/** The app behind a connection; null where its id or secret is not known. */
export function appOf({ config, secrets }: Connection): { appId: string; appSecret: string } | null {
  return config.appId && secrets.appSecret ? { appId: config.appId, appSecret: secrets.appSecret } : null;
}

/** Every page of a list, at most `maxPages`; the next one is asked for by its cursor, never by the address that Meta names. */
export async function listPages(
  deps: ProviderDeps,
  url: string,
  { headers, maxPages = 50 }: { headers: Record<string, string>; maxPages?: number },
): Promise<Bag[]> {
  const found: Bag[] = [];
  let after = "";
  for (let page = 0; page < maxPages; page += 1) {
    const answer = bag((await getJson(deps, `${url}${after && `&after=${encodeURIComponent(after)}`}`, headers)).body);
    const rows = bags(answer.data);
    found.push(...rows);
    const paging = bag(answer.paging);
    after = rows.length > 0 && paging.next ? (str(bag(paging.cursors).after) ?? "") : "";
    if (!after) break;
  }
  return found;
}
