// @vitest-environment jsdom
import { cleanup, configure, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import superjson from "superjson";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import common from "@/messages/cs/common.json";
import company from "@/messages/cs/company.json";
import errors from "@/messages/cs/errors.json";
import profiles from "@/messages/cs/profiles.json";
import shell from "@/messages/cs/shell.json";
import { everythingOn } from "@/server/team/feature-rules";
import { TRPCReactProvider } from "../live/trpc";
import { FeaturesProvider } from "../shell/features";
import { UiProviders } from "../ui/providers";
import { SignInScreen } from "./sign-in-screen";

vi.mock("next/navigation", () => ({
  usePathname: () => "/settings/sign-in",
  useRouter: () => ({ refresh: () => undefined, push: () => undefined }),
}));
configure({ asyncUtilTimeout: 10_000 });

const policy = {
  secondFactorFor: [] as string[],
  ssoOnly: false,
  counts: [
    { role: "admin", people: 1, protectedPeople: 0 },
    { role: "supervisor", people: 2, protectedPeople: 2 },
    { role: "operator", people: 0, protectedPeople: 0 },
  ],
  sso: null as { name: string; issuer: string } | null,
  callback: "https://desk.example/api/auth/callback/sso",
  youUseSso: false,
  youLackIt: true,
};
let shown: typeof policy;
let saved: unknown[];
beforeEach(() => {
  shown = policy;
  saved = [];
  vi.stubGlobal("fetch", async (url: string, init?: RequestInit) => {
    const isSave = url.includes("auth.savePolicy");
    if (isSave) saved.push(superjson.deserialize(JSON.parse(String(init?.body))[0]));
    const body = [{ result: { data: superjson.serialize(isSave ? null : shown) } }];
    return new Response(JSON.stringify(body), { headers: { "content-type": "application/json" } });
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const show = () =>
  render(
    <NextIntlClientProvider
      locale="cs"
      timeZone="Europe/Prague"
      messages={{ common, company, errors, profiles, shell }}
    >
      <UiProviders>
        <TRPCReactProvider>
          <FeaturesProvider features={everythingOn}>
            {/* biome-ignore lint/a11y/useValidAriaRole: a role of the company, not of ARIA */}
            <SignInScreen role="admin" />
          </FeaturesProvider>
        </TRPCReactProvider>
      </UiProviders>
    </NextIntlClientProvider>,
  );

describe("how people sign in (N.8)", () => {
  it("requires a second factor by role, and asks where somebody has none, also of the one who asks", async () => {
    show();
    fireEvent.click(await screen.findByRole("switch", { name: /Vedoucí/ }));
    await waitFor(() => expect(saved).toEqual([{ secondFactorFor: ["supervisor"], ssoOnly: false }]));
    const admins = screen.getByRole("switch", { name: /Správce/ });
    await waitFor(() => expect(admins.hasAttribute("data-disabled")).toBe(false));
    fireEvent.click(admins);
    const asked = within(await screen.findByRole("alertdialog"));
    expect(asked.getByText(/1 člověk ho ještě nemá.*Nemáte ho ani vy/)).toBeTruthy();
    fireEvent.click(asked.getByRole("button", { name: "Vyžadovat" }));
    await waitFor(() => expect(saved.at(-1)).toEqual({ secondFactorFor: ["admin"], ssoOnly: false }));
  });

  it("says what an identity provider needs, and offers no switch without one", async () => {
    show();
    expect(await screen.findByText(/Zatím není nastavené/)).toBeTruthy();
    expect(screen.getByText(policy.callback)).toBeTruthy();
    expect(screen.queryByRole("switch", { name: /Jen firemní přihlášení/ })).toBeNull();
  });

  it("makes SSO the only way after a question, for who uses it themselves", async () => {
    shown = { ...policy, sso: { name: "Keycloak", issuer: "https://id.example" } };
    show();
    const untried = await screen.findByRole("switch", { name: /Jen firemní přihlášení.*Nejdřív se sami/ });
    expect(untried.hasAttribute("data-disabled")).toBe(true);
    cleanup();
    shown = { ...shown, youUseSso: true };
    show();
    fireEvent.click(await screen.findByRole("switch", { name: /Jen firemní přihlášení/ }));
    const asked = within(await screen.findByRole("alertdialog"));
    expect(saved).toEqual([]);
    fireEvent.click(asked.getByRole("button", { name: "Zavést" }));
    await waitFor(() => expect(saved).toEqual([{ secondFactorFor: [], ssoOnly: true }]));
  });
});
