import { createHash, createSign, generateKeyPairSync, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

export type Claims = Record<string, unknown> & { sub: string };
/** How an issuer may go wrong, or be somebody else. */
export type Flaw = "nonce" | "audience" | "issuer" | "signature" | "expired" | "down";

/**
 * A small OpenID provider at the wire: discovery, authorisation (whoever is `next` says yes at once), token with PKCE and client
 * authentication, keys.
 */
export async function oidcIssuer(client: { id: string; secret: string }) {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const stranger = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
  const granted = new Map<string, { claims: Claims; nonce: string; challenge: string; redirect: string }>();
  const say: { next: Claims; flaw: Flaw | null } = { next: { sub: "nobody" }, flaw: null };
  let url = "";

  const server = createServer(async (request, response) => {
    const { pathname, searchParams: asked } = new URL(request.url ?? "/", url);
    const json = (body: unknown, status = 200) =>
      response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
    if (say.flaw === "down") return json({}, 503);
    if (pathname === "/.well-known/openid-configuration") return json(discovery(url));
    if (pathname === "/keys")
      return json({ keys: [{ ...publicKey.export({ format: "jwk" }), kid: "k1", use: "sig" }] });
    if (pathname === "/authorize") {
      const code = randomUUID();
      const redirect = asked.get("redirect_uri") ?? "";
      granted.set(code, {
        claims: say.next,
        nonce: asked.get("nonce") ?? "",
        challenge: asked.get("code_challenge") ?? "",
        redirect,
      });
      const back = new URLSearchParams({ code, state: asked.get("state") ?? "" });
      return response.writeHead(302, { Location: `${redirect}?${back}` }).end();
    }
    const form = new URLSearchParams(await bodyOf(request));
    const grant = granted.get(form.get("code") ?? "");
    granted.delete(form.get("code") ?? "");
    const proof = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    const isClient = request.headers.authorization === `Basic ${btoa(`${client.id}:${client.secret}`)}`;
    if (!isClient || grant?.challenge !== proof || grant.redirect !== form.get("redirect_uri"))
      return json({ error: "invalid_grant" }, 400);
    return json({ access_token: randomUUID(), token_type: "Bearer", id_token: idToken(grant) });
  });

  function idToken({ claims, nonce }: { claims: Claims; nonce: string }): string {
    const now = Math.floor(Date.now() / 1000);
    const body = {
      ...claims,
      iss: say.flaw === "issuer" ? "https://else.example" : url,
      aud: say.flaw === "audience" ? "another-client" : client.id,
      nonce: say.flaw === "nonce" ? "replayed" : nonce,
      iat: now,
      exp: say.flaw === "expired" ? now - 600 : now + 300,
    };
    const parts = [{ alg: "RS256", kid: "k1", typ: "JWT" }, body].map((part) =>
      Buffer.from(JSON.stringify(part)).toString("base64url"),
    );
    const key = say.flaw === "signature" ? stranger : privateKey;
    return [...parts, createSign("RSA-SHA256").update(parts.join(".")).sign(key, "base64url")].join(".");
  }

  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  // A listening TCP server's address is one of the network.
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, say, close: () => new Promise((closed) => server.close(closed)) };
}

const discovery = (url: string) => ({
  issuer: url,
  authorization_endpoint: `${url}/authorize`,
  token_endpoint: `${url}/token`,
  jwks_uri: `${url}/keys`,
  response_types_supported: ["code"],
  subject_types_supported: ["public"],
  id_token_signing_alg_values_supported: ["RS256"],
});

export async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString();
}
