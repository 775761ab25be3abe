// @vitest-environment jsdom
import { act, cleanup, renderHook, waitFor } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import superjson from "superjson";
import { afterEach, expect, it, vi } from "vitest";
import { TRPCReactProvider } from "@/components/live/trpc";
import texts from "@/messages/cs/profiles.json";
import { emptyProfile } from "@/server/profiles/rules";
import type { ProfileView } from "@/server/profiles/show-profile";
import { useProfileEditor } from "./use-profile-editor";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const view = (version: number, description: string): ProfileView => ({
  number: {
    id: "019ab000-0000-7000-8000-000000000000",
    name: "Servis",
    phone: "+420725118411",
    provider: "meta",
    displayName: "Kola Brázda",
    nameStatus: "approved",
    nameReason: null,
  },
  fields: { ...emptyProfile, description },
  logoSrc: null,
  hasLogo: false,
  review: null,
  loadedAt: null,
  pushedAt: null,
  failure: null,
  version,
});

const open = (first: ProfileView) =>
  renderHook(({ newest }) => useProfileEditor(newest), {
    initialProps: { newest: first },
    wrapper: ({ children }: { children: ReactNode }) => (
      <TRPCReactProvider>
        <NextIntlClientProvider locale="cs" messages={{ profiles: texts, errors: {} }} timeZone="Europe/Prague">
          {children}
        </NextIntlClientProvider>
      </TRPCReactProvider>
    ),
  });

/** The server answers every call with this. */
const answering = (data: unknown) =>
  vi.stubGlobal("fetch", async () => Response.json([{ result: { data: superjson.serialize(data) } }]));

it("follows what others saved while nothing is typed", () => {
  const { result, rerender } = open(view(1, "Kola"));
  rerender({ newest: view(2, "Kola a koloběžky") });
  expect(result.current).toMatchObject({ isDirty: false, isOutdated: false });
  expect(result.current.form.description).toBe("Kola a koloběžky");
});

it("keeps what is typed when somebody else saves, says so, and takes theirs when asked to", () => {
  const { result, rerender } = open(view(1, "Kola"));
  act(() => result.current.edit({ description: "Moje věta" }));
  rerender({ newest: view(2, "Jejich věta") });
  expect(result.current).toMatchObject({ isDirty: true, isOutdated: true });
  expect(result.current.form.description).toBe("Moje věta");
  act(() => result.current.discard());
  expect(result.current).toMatchObject({ isDirty: false, isOutdated: false });
  expect(result.current.form.description).toBe("Jejich věta");
});

it("sends nothing while something is wrong", () => {
  const fetched = vi.fn();
  vi.stubGlobal("fetch", fetched);
  const { result } = open(view(1, "Kola"));
  act(() => result.current.edit({ email: "nesmysl" }));
  act(() => expect(result.current.save()).toBe(false));
  expect(result.current.isAsked).toBe(true);
  expect(fetched).not.toHaveBeenCalled();
});

it("keeps the edit and shows the provider's words until the field is changed", async () => {
  answering({ ok: false, reason: "refused", fields: { description: "Zakázané slovo", logo: "Rozmazané" } });
  const { result } = open(view(1, "Kola"));
  act(() => result.current.edit({ description: "Levná kola!!!" }));
  act(() => expect(result.current.save()).toBe(true));
  await waitFor(() => expect(result.current.refused.description).toBe("Zakázané slovo"));
  expect(result.current).toMatchObject({ isDirty: true, form: { description: "Levná kola!!!" } });
  act(() => result.current.edit({ description: "Kola" }));
  expect(result.current.refused).toEqual({ logo: "Rozmazané" });
});

it("begins anew from what was saved", async () => {
  answering({ ok: true, profile: view(2, "Kola a koloběžky") });
  const { result } = open(view(1, "Kola"));
  act(() => result.current.edit({ description: " Kola a  koloběžky" }));
  act(() => expect(result.current.save()).toBe(true));
  await waitFor(() => expect(result.current.base.version).toBe(2));
  expect(result.current).toMatchObject({ isDirty: false, form: { description: "Kola a koloběžky" } });
});
