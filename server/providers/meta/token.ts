import { getJson } from "../cloud-api/client";
import type { MetaToken } from "../onboarding-types";
import { type Bag, bag, bags, list, secondsToDate, str } from "../read";
import type { ProviderDeps } from "../types";
import { appHeaders, graphUrl, tokenHeaders } from "./graph";

/** What a desk needs: to send and hear, and to look after numbers, templates and the profile. */
const required = ["whatsapp_business_messaging", "whatsapp_business_management"];

/** Asks Meta about a token. The token stands in the query: debug_token knows no other place. */
export function readToken(
  deps: ProviderDeps,
  { accessToken, app }: { accessToken: string; app?: { appId: string; appSecret: string } },
) {
  const headers = app ? appHeaders(app) : tokenHeaders(accessToken);
  return getJson(deps, `${graphUrl(deps)}/debug_token?input_token=${encodeURIComponent(accessToken)}`, headers);
}

/** A token that is not valid any more has no scopes at all. */
export function toToken(facts: Bag): MetaToken {
  const data = bag(facts.data);
  const scopes = data.is_valid === false ? [] : list(data.scopes).flatMap((scope) => str(scope) ?? []);
  const management = bags(data.granular_scopes).filter(({ scope }) => scope === "whatsapp_business_management");
  return {
    appId: str(data.app_id) ?? null,
    scopes,
    missing: required.filter((scope) => !scopes.includes(scope)),
    wabaIds: management.flatMap(({ target_ids }) => list(target_ids)).flatMap((id) => str(id) ?? []),
    expiresAt: secondsToDate(data.expires_at) ?? null,
  };
}
