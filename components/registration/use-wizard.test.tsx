// @vitest-environment jsdom
import { act, cleanup, renderHook, waitFor } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import superjson from "superjson";
import { afterEach, expect, it, vi } from "vitest";
import { TRPCReactProvider } from "@/components/live/trpc";
import type { ShownRegistration } from "@/server/registration/show-registration";
import { useWizard } from "./use-wizard";

vi.mock("next/navigation", () => ({
  useRouter: () => ({ push: () => {} }),
  useSearchParams: () => new URLSearchParams(),
}));

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** What the hook reads of a registration. */
const shown = {
  id: "019ab000-0000-7000-8000-000000000000",
  way: "connect",
  step: "finish",
  finishedAt: null,
  company: "Kola Brázda",
  data: { checked: [], termsAccepted: true, costAccepted: false, name: "" },
} as unknown as ShownRegistration;

const open = () =>
  renderHook(() => useWizard(shown), {
    wrapper: ({ children }: { children: ReactNode }) => (
      <TRPCReactProvider>
        <NextIntlClientProvider locale="cs" messages={{ errors: {} }} timeZone="Europe/Prague">
          {children}
        </NextIntlClientProvider>
      </TRPCReactProvider>
    ),
  });

it("saves one after another, and what follows a tick waits until it is saved (S3.40)", async () => {
  const answers: (() => void)[] = [];
  const saved = () => Response.json([{ result: { data: superjson.serialize(undefined) } }]);
  vi.stubGlobal("fetch", () => new Promise<Response>((answer) => answers.push(() => answer(saved()))));
  const { result } = open();
  await act(async () => void result.current.keep({ name: "Servis" }));
  await act(async () => void result.current.keep({ costAccepted: true }));
  let isSaved = false;
  void result.current.saveNow().then((ok) => {
    isSaved = ok;
  });
  await waitFor(() => expect(answers).toHaveLength(1));
  await act(async () => new Promise((wait) => setTimeout(wait, 30)));
  expect([answers.length, isSaved]).toEqual([1, false]);
  await act(async () => answers[0]?.());
  await waitFor(() => expect(answers).toHaveLength(2));
  expect(isSaved).toBe(false);
  await act(async () => answers[1]?.());
  await waitFor(() => expect(isSaved).toBe(true));
  expect(result.current.fields).toMatchObject({ name: "Servis", costAccepted: true });
});
