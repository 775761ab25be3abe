// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import { afterEach, expect, it } from "vitest";
import type { BotScript } from "@/db/schema/bots";
import messages from "@/messages/cs/bots.json";
import { BotPhone } from "./bot-phone";

const script: BotScript = {
  steps: [
    {
      id: "start",
      text: "S čím pomůžeme?",
      choices: [
        { id: "a", title: "Reklamace", description: "", answer: "", move: { kind: "step", stepId: "claim" } },
        { id: "b", title: "Obchod", description: "", answer: "", move: { kind: "group", groupId: "g" } },
      ],
    },
    {
      id: "claim",
      text: "Čeho se týká?",
      choices: [{ id: "a", title: "Kola", description: "", answer: "", move: { kind: "people" } }],
    },
  ],
  listButton: "Vybrat",
  unclear: "Nerozumím.",
  maxUnclear: 2,
  handOver: "Předávám vás.",
  silenceMinutes: 15,
};

const show = (shown: BotScript = script) => (
  <NextIntlClientProvider locale="cs" messages={{ bots: messages }}>
    <BotPhone script={shown} choices={{ groups: [{ id: "g", name: "Prodejna" }], operators: [] }} />
  </NextIntlClientProvider>
);

const write = (text: string) => {
  fireEvent.change(screen.getByRole("textbox"), { target: { value: text } });
  fireEvent.click(screen.getByRole("button", { name: "Poslat" }));
};

afterEach(cleanup);

it("talks as the bot would: buttons, written words, the end", () => {
  render(show());
  fireEvent.click(screen.getByRole("button", { name: "Reklamace" }));
  expect(screen.getByRole("log").textContent).toContain("Čeho se týká?");
  write("co prosím?");
  expect(screen.getByRole("log").textContent).toContain("Nerozumím.");
  write("chci operátora");
  expect(screen.getByRole("status").textContent).toContain("předal, klient chtěl člověka");
  expect(screen.queryByRole("textbox")).toBeNull();
});

it("says to whom a choice hands over, and begins anew when asked or when the script changes", () => {
  const { rerender } = render(show());
  fireEvent.click(screen.getByRole("button", { name: "Obchod" }));
  expect(screen.getByRole("status").textContent).toContain("skupina Prodejna");
  fireEvent.click(screen.getByRole("button", { name: "Začít znovu" }));
  expect(screen.queryByRole("status")).toBeNull();
  write("2");
  rerender(show({ ...script, handOver: "Hned." }));
  expect(screen.getByRole("log").textContent).not.toContain("Předávám");
});
