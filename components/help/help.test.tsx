// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import superjson from "superjson";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { TRPCReactProvider } from "@/components/live/trpc";
import common from "@/messages/cs/common.json";
import errors from "@/messages/cs/errors.json";
import help from "@/messages/cs/help.json";
import { TroubleshootingHelp } from "./troubleshooting-help";

/** A long article takes its time on a busy machine. */
const patient = { timeout: 10_000 };
const slow = 30_000;

let stored: { isHelpful: boolean; comment: string | null } | null;
beforeEach(() => {
  stored = null;
  vi.stubGlobal("fetch", async (url: string, init?: RequestInit) => {
    const paths = new URL(url, "http://desk").pathname.split("/").at(-1)?.split(",") ?? [];
    const inputs = init?.method === "POST" ? JSON.parse(String(init.body)) : {};
    const results = paths.map((path, at) => {
      if (path === "help.answer") stored = superjson.deserialize(inputs[at]);
      return { result: { data: superjson.serialize(answers[path]?.() ?? null) } };
    });
    return new Response(JSON.stringify(results), { headers: { "content-type": "application/json" } });
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const answers: Record<string, () => unknown> = {
  "help.myAnswer": () => stored,
  "help.contact": () => ({ name: "Podpora Kola", email: "podpora@kola.example", phone: "", url: "" }),
  "team.me": () => ({ role: "operator" }),
};

const show = () =>
  render(
    <NextIntlClientProvider locale="cs" messages={{ help, common, errors }} timeZone="Europe/Prague" now={new Date()}>
      <TRPCReactProvider>
        <TroubleshootingHelp />
      </TRPCReactProvider>
    </NextIntlClientProvider>,
  );

it(
  "finds the advice by a provider's code (S4.21)",
  () => {
    show();
    fireEvent.change(screen.getByRole("searchbox"), { target: { value: "131047" } });
    expect(screen.getByText(common.failureAdvice.window_closed)).toBeTruthy();
    expect(screen.queryByText(common.failureAdvice.auth)).toBeNull();
    fireEvent.change(screen.getByRole("searchbox"), { target: { value: "nic takového" } });
    expect(screen.getByText(help.troubleshooting.nothing)).toBeTruthy();
  },
  slow,
);

it(
  "has questions, related articles and a contact under it, and stores whether it helped (S4.21)",
  async () => {
    show();
    const { panel } = help;
    expect(await screen.findByRole("link", { name: "podpora@kola.example" }, patient)).toBeTruthy();
    expect(screen.getByRole("heading", { name: panel.questions })).toBeTruthy();
    expect(screen.getByRole("link", { name: help.titles.conversations })).toBeTruthy();
    expect(screen.queryByRole("link", { name: help.titles.limits })).toBeNull();
    fireEvent.click(screen.getByRole("button", { name: panel.feedback.no }));
    await waitFor(
      () => expect(stored).toMatchObject({ article: "troubleshooting", isHelpful: false, comment: "" }),
      patient,
    );
    const comment = await screen.findByLabelText(panel.feedback.comment, undefined, patient);
    fireEvent.change(comment, { target: { value: "Chybí kód 63049" } });
    fireEvent.click(screen.getByRole("button", { name: panel.feedback.send }));
    await waitFor(() => expect(stored).toMatchObject({ isHelpful: false, comment: "Chybí kód 63049" }), patient);
  },
  slow,
);
