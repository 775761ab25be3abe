import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import NextAuth, { type NextAuthOptions } from "next-auth";
import { bodyOf } from "./oidc-issuer";

/** next-auth with our options behind a plain HTTP server; `options` are made anew for each request, as in the app. */
export async function authServer(options: () => NextAuthOptions) {
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://desk");
    const nextauth = pathname.split("/").slice(3);
    const req = {
      method: request.method,
      headers: request.headers,
      query: { ...Object.fromEntries(searchParams), nextauth },
      body: Object.fromEntries(new URLSearchParams(await bodyOf(request))),
      cookies: Object.fromEntries(
        (request.headers.cookie ?? "").split("; ").map((pair) => {
          const [name = "", ...value] = pair.split("=");
          return [name, decodeURIComponent(value.join("="))];
        }),
      ),
    };
    const res = Object.assign(response, {
      status: (code: number) => Object.assign(response, { statusCode: code }),
      json: (body: unknown) => response.setHeader("Content-Type", "application/json").end(JSON.stringify(body)),
      send: (body: unknown) => response.end(typeof body === "object" ? JSON.stringify(body) : String(body ?? "")),
    });
    await NextAuth(options())(req, res);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  // A listening TCP server's address is one of the network.
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, close: () => new Promise((closed) => server.close(closed)) };
}

/** A browser's cookies and nothing else: redirects are answered, not followed. */
export function visitor(origin: string) {
  const jar = new Map<string, string>();
  const setCookies: string[] = [];
  async function go(address: string, form?: Record<string, string>) {
    const response = await fetch(new URL(address, origin), {
      method: form ? "POST" : "GET",
      redirect: "manual",
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; ") },
      ...(form ? { body: new URLSearchParams(form) } : {}),
    });
    for (const cookie of response.headers.getSetCookie()) {
      setCookies.push(cookie);
      const [name = "", value = ""] = (cookie.split(";")[0] ?? "").split(/=(.*)/s);
      if (value) jar.set(name, value);
      else jar.delete(name);
    }
    return response;
  }
  const csrf = async () => String((await (await go("/api/auth/csrf")).json()).csrfToken);
  return { go, csrf, jar, setCookies };
}
