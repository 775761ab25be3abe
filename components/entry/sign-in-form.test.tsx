// @vitest-environment jsdom
import { cleanup, configure, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import common from "@/messages/cs/common.json";
import entry from "@/messages/cs/entry.json";
import errors from "@/messages/cs/errors.json";
import shell from "@/messages/cs/shell.json";
import { UiProviders } from "../ui/providers";
import { ForgotForm } from "./forgot-form";
import { SignInForm, type Ways } from "./sign-in-form";
import type { SignInProblem } from "./sign-in-problem";

const went = vi.hoisted(() => vi.fn());
vi.mock("next/navigation", () => ({ useRouter: () => ({ replace: went, refresh: () => undefined }) }));
configure({ asyncUtilTimeout: 10_000 });

let sent: Record<string, string>[];
/** The code that the server's door answers with; null = signed in. */
let answer: (form: Record<string, string>) => string | null;
let reset: () => Response;
beforeEach(() => {
  went.mockReset();
  sent = [];
  answer = () => null;
  reset = () => Response.json({ ok: true });
  vi.stubGlobal("fetch", async (url: string, init?: RequestInit) => {
    if (url === "/api/auth/csrf") return Response.json({ csrfToken: "token" });
    if (url === "/api/password-resets") return reset();
    const form = Object.fromEntries(new URLSearchParams(String(init?.body)));
    sent.push(form);
    const error = answer(form);
    return Response.json({ url: `http://desk/sign-in${error ? `?error=${error}` : ""}` });
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const around = (children: React.ReactNode) =>
  render(
    <NextIntlClientProvider locale="cs" timeZone="Europe/Prague" messages={{ common, entry, errors, shell }}>
      <UiProviders>{children}</UiProviders>
    </NextIntlClientProvider>,
  );
const show = (ways: Ways = { sso: null, ssoOnly: false }, returned: SignInProblem | null = null) =>
  around(<SignInForm next="/campaigns" ways={ways} demo={null} returned={returned} isChanged={false} />);
const type = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label, { exact: true }), { target: { value } });
const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));
function enterPassword() {
  type("E-mail", " jana@desk.example ");
  type("Heslo", "correct horse");
  press("Přihlásit se");
}

describe("signing in (N.8)", () => {
  it("asks for a code after the right password, keeps asking after a wrong one, then goes on", async () => {
    answer = ({ code }) => (code === "123456" ? null : code ? "wrong_code" : "second_factor");
    show();
    enterPassword();
    const code = await screen.findByLabelText("Kód z aplikace");
    expect(document.activeElement).toBe(code);
    press("Ověřit kód");
    await screen.findByText("Zadejte kód.");
    expect(sent).toHaveLength(1);
    type("Kód z aplikace", "000000");
    press("Ověřit kód");
    await screen.findByText(/Kód nesouhlasí/);
    type("Kód z aplikace", " 123456 ");
    press("Ověřit kód");
    await waitFor(() => expect(went).toHaveBeenCalledWith("/campaigns"));
    expect(sent.at(-1)).toMatchObject({ email: "jana@desk.example", password: "correct horse", code: "123456" });
  });

  it("takes a recovery code instead, and goes back to the password when that does not hold any more", async () => {
    answer = ({ code }) => (code ? "invalid" : "second_factor");
    show();
    enterPassword();
    await screen.findByLabelText("Kód z aplikace");
    press("Použít záložní kód");
    type("Záložní kód", "abcd-efgh-ijkm");
    press("Ověřit kód");
    await screen.findByText("E-mail nebo heslo nesouhlasí.");
    expect(screen.getByLabelText("Heslo", { exact: true })).toBeTruthy();
    expect(went).not.toHaveBeenCalled();
  });

  it("shows SSO beside passwords, and says why it came back", () => {
    show({ sso: "Keycloak", ssoOnly: false }, { kind: "ssoUnknown" });
    expect(screen.getByRole("button", { name: "Firemní přihlášení (Keycloak)" })).toBeTruthy();
    expect(screen.getByLabelText("Heslo", { exact: true })).toBeTruthy();
    expect(screen.getByRole("alert").textContent).toContain("žádný účet není");
  });

  it("hides passwords behind an administrator's emergency where SSO is the only way", async () => {
    answer = () => "sso_only";
    show({ sso: "Keycloak", ssoOnly: true });
    expect(screen.queryByLabelText("Heslo", { exact: true })).toBeNull();
    press("Nouzové přihlášení správce");
    enterPassword();
    await screen.findByText(/Heslem se tady přihlásit nejde/);
  });
});

describe("a forgotten password (N.8)", () => {
  it("says the same whoever the address belongs to, and how long to wait after too many", async () => {
    around(<ForgotForm />);
    press("Poslat odkaz");
    expect(screen.getByText("Zadejte e-mail.")).toBeTruthy();
    reset = () => Response.json({ ok: false, reason: "throttled", seconds: 500 });
    type("E-mail", "jana@desk.example");
    press("Poslat odkaz");
    await screen.findByText(/za 9 minut/);
    reset = () => Response.json({ ok: true });
    press("Poslat odkaz");
    expect((await screen.findByRole("status")).textContent).toContain("Pokud adresa jana@desk.example patří k účtu");
  });
});
