// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import type { ReactElement } from "react";
import superjson from "superjson";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { TRPCReactProvider } from "@/components/live/trpc";
import common from "@/messages/cs/common.json";
import errors from "@/messages/cs/errors.json";
import help from "@/messages/cs/help.json";
import { retentionDays } from "@/server/webhooks/rules";
import { ComparisonHelp } from "./comparison-help";
import { DataProtectionHelp } from "./data-protection-help";
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

const show = (article: ReactElement = <TroubleshootingHelp />) =>
  render(
    <NextIntlClientProvider locale="cs" messages={{ help, common, errors }} timeZone="Europe/Prague" now={new Date()}>
      <TRPCReactProvider>{article}</TRPCReactProvider>
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

it(
  "compares the app, the API and both on one number, property by property (N.56)",
  () => {
    show(<ComparisonHelp />);
    const { ways, rows } = help.comparison;
    const table = within(screen.getByRole("table"));
    const heads = table.getAllByRole("columnheader").map(({ textContent }) => textContent);
    expect(heads.slice(1)).toEqual([ways.app, ways.api, ways.coexistence]);
    const shown = table
      .getAllByRole("row")
      .slice(1)
      .map((row) => [...row.children].map(({ textContent }) => textContent));
    expect(shown).toEqual(Object.values(rows).map(({ name, app, api, coexistence }) => [name, app, api, coexistence]));
  },
  slow,
);

it(
  "says of the data what is stored, where, how long, how it is protected and what a client may ask for (N.57)",
  () => {
    show(<DataProtectionHelp />);
    const { title: _, ...parts } = help.dataProtection;
    for (const part of Object.values(parts)) {
      expect(screen.getByRole("heading", { name: part.title })).toBeTruthy();
      expect(screen.getByText(part.text)).toBeTruthy();
    }
    expect(screen.getByText(new RegExp(`webhooky ${retentionDays} dní`))).toBeTruthy();
  },
  slow,
);
