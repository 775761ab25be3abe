import { getJson, postJson } from "../cloud-api/client";
import type { GrantedNumber, MetaApp, MetaOnboarding } from "../onboarding-types";
import { bag, str } from "../read";
import { type Connection, type ProviderDeps, ProviderError } from "../types";
import { webhookFields } from "./examine";
import { appHeaders, appOf, graphUrl, listPages, tokenHeaders } from "./graph";
import { numberFields, readAccount, toGranted, toWaba } from "./number";
import { readToken, toToken } from "./token";

/** Meta's roads in: Embedded Signup and credentials by hand (providers.md A12.2, A12.4). */
export function metaOnboarding(deps: ProviderDeps, app: MetaApp | null): MetaOnboarding {
  const graph = graphUrl(deps);
  const post = ({ secrets }: Connection, path: string, body: unknown = {}) =>
    postJson(deps, `${graph}/${path}`, tokenHeaders(secrets.accessToken), body);
  return {
    app,
    exchangeCode: (code) => exchangeCode(deps, app, code),
    inspectToken: async (input) => {
      const known = input.app ?? app;
      const asked = { accessToken: input.accessToken, ...(known ? { app: known } : {}) };
      return toToken(bag((await readToken(deps, asked)).body));
    },
    listNumbers: (connection) => listNumbers(deps, connection),
    addNumber: async (connection, { countryCode, national, displayName }) => {
      const body = { cc: countryCode, phone_number: national, verified_name: displayName };
      const { body: answer } = await post(connection, `${connection.config.wabaId}/phone_numbers`, body);
      const providerNumberId = str(bag(answer).id);
      if (!providerNumberId)
        throw new ProviderError("unknown", { ambiguous: true, safeText: "the provider's answer names no number" });
      return { providerNumberId };
    },
    requestCode: async (connection, { providerNumberId }, { method, language }) => {
      const query = new URLSearchParams({ code_method: method === "voice" ? "VOICE" : "SMS", language });
      await post(connection, `${providerNumberId}/request_code?${query}`);
    },
    verifyCode: async (connection, { providerNumberId }, code) => {
      await post(connection, `${providerNumberId}/verify_code?${new URLSearchParams({ code })}`);
    },
    register: async (connection, { providerNumberId }, pin) => {
      await post(connection, `${providerNumberId}/register`, { messaging_product: "whatsapp", pin });
    },
    pointApp: (connection, url) => pointApp(deps, connection, url),
  };
}

async function exchangeCode(deps: ProviderDeps, app: MetaApp | null, code: string): Promise<{ accessToken: string }> {
  if (!app) throw new ProviderError("config", { safeText: "this deployment has no Meta app" });
  const query = new URLSearchParams({ client_id: app.appId, client_secret: app.appSecret, code });
  const answer = await getJson(deps, `${graphUrl(deps)}/oauth/access_token?${query}`, {});
  const accessToken = str(bag(answer.body).access_token);
  if (!accessToken) throw new ProviderError("auth", { safeText: "the provider's answer names no token" });
  return { accessToken };
}

async function listNumbers(deps: ProviderDeps, connection: Connection): Promise<GrantedNumber[]> {
  const wabaId = connection.config.wabaId ?? "";
  const url = `${graphUrl(deps)}/${wabaId}/phone_numbers?fields=id,${numberFields}&limit=100`;
  const [rows, account] = await Promise.all([
    listPages(deps, url, { headers: tokenHeaders(connection.secrets.accessToken) }),
    readAccount(deps, connection),
  ]);
  return rows.flatMap((row) => toGranted(row, toWaba(account, wabaId)) ?? []);
}

async function pointApp(deps: ProviderDeps, connection: Connection, url: string): Promise<void> {
  const app = appOf(connection);
  if (!app) throw new ProviderError("config", { safeText: "the connection does not know its Meta app" });
  await postJson(deps, `${graphUrl(deps)}/${app.appId}/subscriptions`, appHeaders(app), {
    object: "whatsapp_business_account",
    callback_url: url,
    verify_token: connection.secrets.verifyToken,
    fields: webhookFields.join(","),
  });
}
