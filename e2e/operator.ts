import { type Browser, expect, type Locator, type Page } from "@playwright/test";
import type { Client } from "./client";
import { desk } from "./desk";

export type Who = keyof ReturnType<typeof desk>["logins"];

/** Signs in through the page as anybody would, and lands at `next`. */
export async function signInByForm(page: Page, { email, next = "/inbox" }: { email: string; next?: string }) {
  await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
  await page.getByLabel(/E-mail/).fill(email);
  await page.getByLabel(/^(Heslo|Password)$/).fill(desk().password);
  await page.getByRole("button", { name: /^(Přihlásit se|Sign in)$/ }).click();
  await page.waitForURL((url) => url.pathname === next);
}

type Cookies = Parameters<ReturnType<Page["context"]>["addCookies"]>[0];
const logins = new Map<Who, Cookies>();

/** Lands at `next` as this person: through the form the first time, then with the login that a browser would have kept. */
export async function signIn(page: Page, who: Who, next = "/inbox"): Promise<void> {
  const kept = logins.get(who);
  if (kept) {
    await page.context().addCookies(kept);
    await page.goto(next);
    if (new URL(page.url()).pathname === next) return;
  }
  await signInByForm(page, { email: desk().logins[who], next });
  const cookies = await page.context().cookies();
  logins.set(
    who,
    cookies.filter(({ name }) => name.endsWith("session-token")),
  );
}

/** Another person at another desk. */
export async function signedIn(browser: Browser, who: Who, next = "/inbox"): Promise<Page> {
  const page = await (await browser.newContext({ baseURL: desk().appUrl, locale: "cs-CZ" })).newPage();
  await signIn(page, who, next);
  return page;
}

/** The row of the list with this client's name. */
export const rowOf = (page: Page, name: string): Locator => page.getByRole("link", { name }).first();

export const thread = (page: Page, name: string): Locator => page.getByRole("region", { name: `Konverzace: ${name}` });

export const composer = (page: Page): Locator => page.getByRole("textbox", { name: "Napište zprávu" });

/** Opens the client's waiting session and accepts it. */
export async function accept(page: Page, name: string): Promise<void> {
  await rowOf(page, name).click();
  await page.getByRole("button", { name: /Přijmout/ }).click();
  await expect(composer(page)).toBeVisible();
}

/** Writes and sends by Enter. */
export async function say(page: Page, text: string): Promise<void> {
  await composer(page).fill(text);
  await composer(page).press("Enter");
}

/** A client has written and the operator has accepted: where most stories begin. */
export async function talking(page: Page, client: Client, name: string, text = "Dobrý den"): Promise<void> {
  await client.say(text);
  await accept(page, name);
}

/** Our bubble with this text; its state stands in `data-status`. */
export const bubble = (page: Page, text: string): Locator => page.getByRole("article").filter({ hasText: text });
