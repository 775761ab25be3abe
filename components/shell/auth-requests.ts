"use client";
import { markAppIcon } from "../notifications/system-notices";

/** Signs in by the same two requests as next-auth's own client, without its redirects. Null = signed in, else the error's code. */
export async function postSignIn(input: { email: string; password: string; code?: string }): Promise<string | null> {
  const answer = await post("/api/auth/callback/credentials", { ...input, callbackUrl: location.origin });
  return new URL(answer, location.origin).searchParams.get("error");
}

/** Leaves for the identity provider; it sends the browser back, to `next` in the end. */
export async function leaveForSso(next: string): Promise<void> {
  location.assign(await post("/api/auth/signin/sso", { callbackUrl: new URL(next, location.origin).href }));
}

/** Ends this login and opens the sign-in page. */
export async function signOutHere(): Promise<void> {
  await post("/api/auth/signout", { callbackUrl: "/sign-in" });
  await markAppIcon(0);
  location.assign("/sign-in");
}

async function post(path: string, fields: Record<string, string>): Promise<string> {
  const { csrfToken } = await json(await fetch("/api/auth/csrf", { cache: "no-store" }));
  const body = new URLSearchParams({ ...fields, csrfToken: String(csrfToken), json: "true" });
  const { url } = await json(await fetch(path, { method: "POST", body }));
  return String(url);
}

/** A refused sign-in comes as 401 with the address of the error; anything that is not JSON is a broken server. */
async function json(response: Response): Promise<Record<string, unknown>> {
  if (response.status >= 500) throw new Error(`The server answered ${response.status}`);
  return response.json();
}
