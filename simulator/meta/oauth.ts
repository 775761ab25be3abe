import { z } from "zod";
import { graphError, invalidParameter, unauthorised } from "../cloud-api/errors";
import { simulatedApp } from "../credentials";
import { readJson } from "../http/body";
import { json, type Reply } from "../http/reply";
import type { Handler, Incoming } from "../http/router";
import { allScopes } from "../onboarding-state";
import type { Simulation } from "../simulation";
import { bearerOf, isMeta, reachOf } from "./access";
import { verifyCallback } from "./handshake";

export const loginLifeMs = 30_000;

/** True when such an app exists and this is its secret. */
const isApp = ({ numbers }: Simulation, appId: string, secret: string): boolean =>
  [simulatedApp, ...[...numbers.values()].filter(isMeta).map(({ account }) => account)].some(
    (app) => app.appId === appId && app.appSecret === secret,
  );

/** `GET /oauth/access_token`: a code of Embedded Signup lives 30 s and is changed once (providers.md A12.4). */
export const exchangeCode: Handler = (simulation, { query, at }) => {
  const [appId, secret] = [query.get("client_id") ?? "", query.get("client_secret") ?? ""];
  const unknown = [...query.keys()].find(
    (key) => !["client_id", "client_secret", "code", "redirect_uri"].includes(key),
  );
  if (unknown) return invalidParameter(`Unexpected key "${unknown}"`);
  if (!isApp(simulation, appId, secret)) return graphError(400, 101, "Error validating application", undefined);
  const { logins, tokens } = simulation.onboarding;
  const login = logins.get(query.get("code") ?? "");
  if (!login || login.appId !== appId) return graphError(400, 100, "Invalid verification code format.", undefined);
  if (login.used) return graphError(400, 100, "This authorization code has been used.", undefined);
  if (at - login.at > loginLifeMs) return graphError(400, 100, "This authorization code has expired.", undefined);
  login.used = true;
  const token = `EAA${simulation.random.bytes(40).toString("hex")}`;
  tokens.set(token, { appId, wabaIds: [login.wabaId], scopes: allScopes });
  return json(200, { access_token: token, token_type: "bearer" });
};

/** `GET /debug_token?input_token=…`, asked by the app or by the token itself. */
export const debugToken: Handler = (simulation, request) => {
  const [input, asking] = [request.query.get("input_token") ?? "", bearerOf(request)];
  const [appId = "", secret = ""] = asking.split("|");
  if (asking !== input && !isApp(simulation, appId, secret)) return unauthorised();
  const reach = reachOf(simulation, input);
  if (!reach)
    return json(200, {
      data: {
        is_valid: false,
        scopes: [],
        error: { code: 190, message: "Invalid OAuth access token - Cannot parse access token" },
      },
    });
  const granted = simulation.onboarding.tokens.get(input);
  const scopes = granted?.scopes ?? allScopes;
  return json(200, {
    data: {
      app_id: granted?.appId ?? reach.numbers[0]?.account.appId,
      type: "SYSTEM_USER",
      application: "Hovorna",
      is_valid: true,
      expires_at: 0,
      scopes,
      granular_scopes: scopes
        .filter((scope) => scope.startsWith("whatsapp"))
        .map((scope) => ({ scope, target_ids: reach.wabaIds })),
    },
  });
};

type AppHandler = (simulation: Simulation, request: Incoming, appId: string) => Reply | Promise<Reply>;

/** What only the app itself may ask, with its id and secret as token. */
export function withApp(handle: AppHandler): Handler {
  return (simulation, request) => {
    const [appId = "", secret = ""] = bearerOf(request).split("|");
    const isOwn = appId === request.params.id && isApp(simulation, appId, secret);
    return isOwn ? handle(simulation, request, appId) : unauthorised();
  };
}

const subscription = z.strictObject({
  object: z.literal("whatsapp_business_account"),
  callback_url: z.url(),
  verify_token: z.string().min(1),
  fields: z.string().min(1),
});

/** `POST /{app}/subscriptions`: the app's own callback, which has to answer the handshake. */
export const subscribeApp = withApp(async (simulation, request, appId) => {
  const body = await readJson(request, subscription);
  if (!body.ok) return invalidParameter(body.problem);
  const { callback_url: url, verify_token: token, fields } = body.value;
  const problem = await verifyCallback(simulation, url, token);
  if (problem)
    return graphError(400, 2200, `Callback verification failed with the following errors: ${problem}`, undefined);
  simulation.onboarding.callbacks.set(appId, { url, fields: fields.split(",") });
  return json(200, { success: true });
});

export const showApp = withApp(({ onboarding }, _, appId) => {
  const callback = onboarding.callbacks.get(appId);
  const data = callback
    ? [
        {
          object: "whatsapp_business_account",
          callback_url: callback.url,
          active: true,
          fields: callback.fields.map((name) => ({ name, version: "v25.0" })),
        },
      ]
    : [];
  return json(200, { data });
});
