// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import superjson from "superjson";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { TRPCReactProvider } from "@/components/live/trpc";
import common from "@/messages/cs/common.json";
import errors from "@/messages/cs/errors.json";
import inbox from "@/messages/cs/inbox.json";
import snooze from "@/messages/cs/snooze.json";
import { SnoozeDialog } from "./snooze-dialog";

/** A Friday, 10:15 in Prague. */
const now = new Date("2026-11-27T09:15:00Z");

beforeEach(() => void vi.useFakeTimers({ now, toFake: ["Date"] }));
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function show() {
  const saved: unknown[] = [];
  vi.stubGlobal("fetch", async (_: string, init?: RequestInit) => {
    saved.push(superjson.deserialize(JSON.parse(String(init?.body))[0]));
    return new Response(JSON.stringify([{ result: { data: superjson.serialize({ ok: true }) } }]), {
      headers: { "content-type": "application/json" },
    });
  });
  const onClose = vi.fn();
  render(
    <NextIntlClientProvider locale="cs" timeZone="Europe/Prague" messages={{ common, errors, inbox, snooze }}>
      <TRPCReactProvider>
        <SnoozeDialog sessionId="s1" onClose={onClose} />
      </TRPCReactProvider>
    </NextIntlClientProvider>,
  );
  return { saved, onClose };
}
const choose = (name: string) => fireEvent.click(screen.getByRole("radio", { name }));
const confirm = () => fireEvent.click(screen.getByRole("button", { name: "Odložit" }));

describe("the dialog of snoozing", () => {
  it("says when each choice is, and sends that moment", async () => {
    const { saved, onClose } = show();
    expect(screen.getByText("zítra 8:00")).toBeTruthy();
    expect(screen.getByText("30. 11. 8:00")).toBeTruthy();
    choose("Zítra ráno");
    confirm();
    await waitFor(() => expect(saved).toEqual([{ sessionId: "s1", until: new Date("2026-11-28T07:00:00Z") }]));
    await waitFor(() => expect(onClose).toHaveBeenCalled());
  });

  it("waits for the client without a time", async () => {
    const { saved } = show();
    choose("Až klient napíše");
    confirm();
    await waitFor(() => expect(saved).toEqual([{ sessionId: "s1", until: null }]));
  });

  it("takes a time of one's own on the wall of the desk, and none that is over", async () => {
    const { saved } = show();
    choose("Vlastní čas");
    confirm();
    expect(screen.getByText("Vyberte datum a čas v budoucnosti.")).toBeTruthy();
    const field = screen.getByLabelText("Datum a čas");
    fireEvent.change(field, { target: { value: "2026-11-27T10:00" } });
    confirm();
    expect(saved).toEqual([]);
    fireEvent.change(field, { target: { value: "2026-12-24T07:30" } });
    confirm();
    await waitFor(() => expect(saved).toEqual([{ sessionId: "s1", until: new Date("2026-12-24T06:30:00Z") }]));
  });
});
