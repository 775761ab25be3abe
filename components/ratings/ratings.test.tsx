// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import superjson from "superjson";
import { afterEach, describe, expect, it, vi } from "vitest";
import { TRPCReactProvider } from "@/components/live/trpc";
import common from "@/messages/cs/common.json";
import errors from "@/messages/cs/errors.json";
import ratings from "@/messages/cs/ratings.json";
import { defaultSettings } from "@/server/ratings/rules";
import { RatingChoice } from "./rating-choice";
import { RatingForm } from "./rating-form";
import { RatingBars, RatingFigures } from "./rating-report";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function show(children: ReactNode, answer: unknown = null) {
  const saved: unknown[] = [];
  vi.stubGlobal("fetch", async (_: string, init?: RequestInit) => {
    if (init?.method === "POST") saved.push(superjson.deserialize(JSON.parse(String(init.body))[0]));
    return new Response(JSON.stringify([{ result: { data: superjson.serialize(answer) } }]), {
      headers: { "content-type": "application/json" },
    });
  });
  render(
    <NextIntlClientProvider locale="cs" timeZone="Europe/Prague" messages={{ common, errors, ratings }}>
      <TRPCReactProvider>{children}</TRPCReactProvider>
    </NextIntlClientProvider>,
  );
  return saved;
}

describe("Poslat hodnocení (N.69)", () => {
  const offer = { byDefault: true, delayMinutes: 5, skip: null };
  const choice = (value: boolean | null, onChange = vi.fn()) => (
    <RatingChoice sessionId="s1" value={value} onChange={onChange} />
  );

  it("is ticked as the company has it, says when the client is asked, and can be unticked", async () => {
    const onChange = vi.fn();
    show(choice(null, onChange), offer);
    const box = await screen.findByRole("checkbox", { name: /Poslat hodnocení.*za 5 minut/ });
    expect(box.getAttribute("aria-checked")).toBe("true");
    fireEvent.click(box);
    expect(onChange.mock.calls[0]?.[0]).toBe(false);
  });

  it("says why a client would not be asked, and is not there where nobody is", async () => {
    show(choice(true), { ...offer, skip: "opted_out" });
    const box = await screen.findByRole("checkbox", { name: /Klient si nepřeje další zprávy/ });
    expect(box.getAttribute("aria-checked")).toBe("false");
    expect(box.getAttribute("aria-disabled")).toBe("true");
    cleanup();
    show(choice(null), null);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(screen.queryByRole("checkbox")).toBeNull();
  });
});

describe("the settings of ratings", () => {
  it("saves the way, the words and the times together", async () => {
    const saved = show(<RatingForm current={defaultSettings} />);
    fireEvent.click(screen.getByRole("radio", { name: "Smajlíky" }));
    fireEvent.change(screen.getByLabelText("Otázka česky"), { target: { value: "Jak se vám u nás líbilo?" } });
    fireEvent.change(screen.getByLabelText("Zeptat se za (minut)"), { target: { value: "15" } });
    fireEvent.click(screen.getByRole("button", { name: "Uložit" }));
    const expected = { ...defaultSettings, mode: "smileys", questionCs: "Jak se vám u nás líbilo?", delayMinutes: 15 };
    await waitFor(() => expect(saved).toEqual([expected]));
  });

  it("saves no missing question and no time that is none, and says what is wrong", () => {
    const saved = show(<RatingForm current={defaultSettings} />);
    fireEvent.change(screen.getByLabelText("Otázka anglicky"), { target: { value: " " } });
    fireEvent.change(screen.getByLabelText("Komentář do (minut)"), { target: { value: "500" } });
    fireEvent.click(screen.getByRole("button", { name: "Uložit" }));
    expect(screen.getByText("Napište otázku.")).toBeTruthy();
    expect(screen.getByText("Zadejte celé číslo od 0 do 120.")).toBeTruthy();
    expect(saved).toEqual([]);
  });
});

describe("the report", () => {
  it("shows averages with their base and how often each score was given", () => {
    const all = { asked: 8, answered: 4, average: 3.75, scores: [1, 0, 0, 1, 2] };
    show(
      <>
        <RatingFigures all={all} />
        <RatingBars all={all} />
      </>,
    );
    expect(screen.getByText("3,8")).toBeTruthy();
    expect(screen.getByText("z 4 hodnocení")).toBeTruthy();
    expect(screen.getByText(/50.% dotázaných/)).toBeTruthy();
    expect(screen.getByRole("img", { name: "5 hvězdiček z 5: 2" })).toBeTruthy();
    expect(screen.getByRole("img", { name: "2 hvězdičky z 5: 0" })).toBeTruthy();
  });
});
