// @vitest-environment jsdom
import { cleanup, configure, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import superjson from "superjson";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { notificationKinds } from "@/db/enums";
import alerts from "@/messages/cs/alerts.json";
import common from "@/messages/cs/common.json";
import errors from "@/messages/cs/errors.json";
import keys from "@/messages/cs/keys.json";
import notifications from "@/messages/cs/notifications.json";
import profile from "@/messages/cs/profile.json";
import shell from "@/messages/cs/shell.json";
import { choicesOf } from "@/server/notifications/rules";
import { TRPCReactProvider } from "../live/trpc";
import { UiProviders } from "../ui/providers";
import { ProfileScreen } from "./profile-screen";

vi.mock("next/navigation", () => ({
  usePathname: () => "/profile",
  useRouter: () => ({ refresh: () => undefined, push: () => undefined }),
}));

configure({ asyncUtilTimeout: 10_000 });

type Answers = Record<string, (input: Record<string, unknown>) => unknown>;
let calls: { path: string; input: Record<string, unknown> }[];
let answers: Answers;
const callsOf = (path: string) => calls.filter((call) => call.path === path).map(({ input }) => input);
const login = { createdAt: new Date("2026-11-27T07:00:00Z"), lastSeenAt: new Date("2026-11-27T08:00:00Z") };

beforeEach(() => {
  calls = [];
  answers = {
    "team.me": () => ({
      id: "u1",
      name: "Petra Nováková",
      clientName: null,
      email: "petra@desk.example",
      locale: "cs",
    }),
    "team.logins": () => [
      { id: "l1", ...login, device: { browser: "Firefox", system: "Linux" }, isThis: true },
      { id: "l2", ...login, device: { browser: "Safari", system: "iPhone" }, isThis: false },
    ],
    "team.changePassword": () => ({ ok: true }),
    "auth.secondFactor": () => ({ since: null, codesLeft: 0, isRequired: false, cameBySso: false }),
    "notifications.settings": () => ({ choices: choicesOf([]), publicKey: "key" }),
    "photos.list": () => ({}),
  };
  vi.stubGlobal("fetch", async (url: string, init?: RequestInit) => {
    const { pathname, searchParams } = new URL(url, "http://desk");
    const inputs = JSON.parse(init?.method === "POST" ? String(init.body) : (searchParams.get("input") ?? "{}"));
    const results = (pathname.split("/").at(-1)?.split(",") ?? []).map((path, at) => {
      const input = inputs[at] ? superjson.deserialize<Record<string, unknown>>(inputs[at]) : {};
      calls.push({ path, input });
      return { result: { data: superjson.serialize(answers[path]?.(input) ?? null) } };
    });
    return new Response(JSON.stringify(results), { headers: { "content-type": "application/json" } });
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const show = (signIn = { sso: null as string | null, takesPassword: true }) =>
  render(
    <NextIntlClientProvider
      locale="cs"
      timeZone="Europe/Prague"
      messages={{ alerts, common, errors, keys, notifications, profile, shell }}
    >
      <UiProviders>
        <TRPCReactProvider>
          {/* biome-ignore lint/a11y/useValidAriaRole: a role of the company, not of ARIA */}
          <ProfileScreen role="operator" minPasswordLength={10} {...signIn} />
        </TRPCReactProvider>
      </UiProviders>
    </NextIntlClientProvider>,
  );
const part = (name: string) => screen.findByRole("region", { name });

describe("my profile (N.23)", () => {
  it("saves the two names, and only when they changed", async () => {
    show();
    const name = await screen.findByLabelText("Jméno pro kolegy");
    const save = screen.getByRole("button", { name: "Uložit jména" });
    expect(save.getAttribute("aria-disabled")).toBe("true");
    fireEvent.change(name, { target: { value: "Petra Nová" } });
    fireEvent.change(screen.getByLabelText("Jméno pro klienty"), { target: { value: " Petra " } });
    fireEvent.click(save);
    await waitFor(() => expect(callsOf("team.saveProfile")).toEqual([{ name: "Petra Nová", clientName: "Petra" }]));
    fireEvent.change(name, { target: { value: " " } });
    expect(screen.getByText("Zadejte jméno.")).toBeTruthy();
  });

  it("says at the field why the password stays, and empties it when it changed", async () => {
    answers["team.changePassword"] = ({ current }) => ({ ok: current === "right", reason: "wrong" });
    show();
    const password = await part("Heslo");
    const [current, next] = [
      within(password).getByLabelText<HTMLInputElement>("Současné heslo"),
      within(password).getByLabelText<HTMLInputElement>("Nové heslo"),
    ];
    const confirm = within(password).getByRole("button", { name: "Změnit heslo" });
    fireEvent.change(current, { target: { value: "wrong" } });
    fireEvent.change(next, { target: { value: "short" } });
    fireEvent.click(confirm);
    expect(callsOf("team.changePassword")).toEqual([]);
    fireEvent.change(next, { target: { value: "battery staple" } });
    fireEvent.click(confirm);
    await within(password).findByText("Současné heslo nesouhlasí.");
    fireEvent.change(current, { target: { value: "right" } });
    fireEvent.click(confirm);
    await waitFor(() => expect([current.value, next.value]).toEqual(["", ""]));
    expect(callsOf("team.changePassword")).toHaveLength(2);
  });

  it("signs another device out after a question, never this one from here", async () => {
    show();
    const devices = await part("Přihlášená zařízení");
    fireEvent.click(await within(devices).findByRole("button", { name: "Odhlásit: Safari · iPhone" }));
    const asked = await screen.findByRole("alertdialog");
    expect(callsOf("team.signOutDevice")).toEqual([]);
    fireEvent.click(within(asked).getByRole("button", { name: "Odhlásit" }));
    await waitFor(() => expect(callsOf("team.signOutDevice")).toEqual([{ loginId: "l2" }]));
    expect(within(devices).queryByRole("button", { name: "Odhlásit: Firefox · Linux" })).toBeNull();
  });

  it("sets up a second factor: password, code of the app, recovery codes shown once (N.8)", async () => {
    const begun = { ok: true, secret: "ABCDEFGH", qr: "data:image/svg+xml;base64,", address: "otpauth://totp/x" };
    answers["auth.beginSecondFactor"] = ({ password }) =>
      password === "right" ? begun : { ok: false, reason: "wrong" };
    answers["auth.confirmSecondFactor"] = ({ code }) =>
      code === "123456" ? { ok: true, codes: ["abcd-efgh-ijkm", "nopq-rstu-vwxy"] } : { ok: false, reason: "wrong" };
    show();
    fireEvent.click(await within(await part("Dvoufázové ověření")).findByRole("button", { name: "Nastavit" }));
    const dialog = within(await screen.findByRole("dialog"));
    const type = (label: string, value: string) =>
      fireEvent.change(dialog.getByLabelText(label), { target: { value } });
    fireEvent.click(dialog.getByRole("button", { name: "Pokračovat" }));
    expect(dialog.getByText("Zadejte heslo.")).toBeTruthy();
    type("Heslo", "wrong");
    fireEvent.click(dialog.getByRole("button", { name: "Pokračovat" }));
    await dialog.findByText("Heslo nesouhlasí.");
    type("Heslo", "right");
    fireEvent.click(dialog.getByRole("button", { name: "Pokračovat" }));
    expect(await dialog.findByRole("img", { name: "QR kód pro ověřovací aplikaci" })).toBeTruthy();
    expect(dialog.getByText("ABCD EFGH")).toBeTruthy();
    type("Kód z aplikace", "000000");
    fireEvent.click(dialog.getByRole("button", { name: "Zapnout" }));
    await dialog.findByText(/Kód nesouhlasí/);
    type("Kód z aplikace", "123456");
    fireEvent.click(dialog.getByRole("button", { name: "Zapnout" }));
    expect(await dialog.findByText("abcd-efgh-ijkm")).toBeTruthy();
    answers["auth.secondFactor"] = () => ({
      since: login.createdAt,
      codesLeft: 10,
      isRequired: true,
      cameBySso: false,
    });
    fireEvent.click(dialog.getByRole("button", { name: "Mám je uložené" }));
    await screen.findByText(/Zbývá 10 záložních kódů/);
    await waitFor(() => expect(screen.queryByText("abcd-efgh-ijkm")).toBeNull());
    expect(screen.getByText("vyžaduje společnost")).toBeTruthy();
  });

  it("gives a second factor up for password and code only, and says what of them was wrong (N.8)", async () => {
    answers["auth.secondFactor"] = () => ({ since: login.createdAt, codesLeft: 0, isRequired: true, cameBySso: true });
    answers["auth.endSecondFactor"] = ({ code }) =>
      code === "123456" ? { ok: true } : { ok: false, reason: "wrongCode" };
    show();
    const factor = within(await part("Dvoufázové ověření"));
    await factor.findByText(/Záložní kódy došly/);
    expect(factor.getByText(/přihlášeni firemním účtem/)).toBeTruthy();
    fireEvent.click(factor.getByRole("button", { name: "Vypnout" }));
    const dialog = within(await screen.findByRole("dialog"));
    expect(dialog.getByText(/Společnost ho vyžaduje/)).toBeTruthy();
    const end = dialog.getByRole("button", { name: "Vypnout" });
    fireEvent.click(end);
    expect(callsOf("auth.endSecondFactor")).toEqual([]);
    fireEvent.change(dialog.getByLabelText("Heslo"), { target: { value: "right" } });
    fireEvent.change(dialog.getByLabelText("Kód z aplikace nebo záložní kód"), { target: { value: "000000" } });
    fireEvent.click(end);
    await dialog.findByText(/Kód nesouhlasí/);
    fireEvent.change(dialog.getByLabelText("Kód z aplikace nebo záložní kód"), { target: { value: "123456" } });
    fireEvent.click(end);
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  });

  it("speaks of no password to who signs in by SSO only (N.8)", async () => {
    show({ sso: "Keycloak", takesPassword: false });
    expect(within(await part("Přihlašování")).getByText(/firemním účtem \(Keycloak\)/)).toBeTruthy();
    expect(screen.queryByRole("region", { name: "Heslo" })).toBeNull();
    expect(screen.queryByRole("region", { name: "Dvoufázové ověření" })).toBeNull();
  });

  it("has a box for every event and way, each kept at once (O25)", async () => {
    show();
    const told = await part("Upozornění");
    expect(await within(told).findAllByRole("checkbox")).toHaveLength(notificationKinds.length * 3);
    const box = within(told).getByRole("checkbox", { name: "Zpráva v mém sezení: Zvuk" });
    expect(box.getAttribute("aria-checked")).toBe("true");
    fireEvent.click(box);
    await waitFor(() => expect(box.getAttribute("aria-checked")).toBe("false"));
    const choice = { kind: "message", inApp: true, sound: false, push: true };
    await waitFor(() => expect(callsOf("notifications.choose")).toEqual([choice]));
  });
});
