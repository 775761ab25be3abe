// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { toLocal } from "@/server/templates/moment-rules";
import { answers, callsOf, closed, field, show, type } from "./composer-world";

const hourMs = 3_600_000;
const open = () => fireEvent.click(screen.getByRole("button", { name: "Odeslat později…", hidden: true }));
const isDisabled = () =>
  screen.getByRole("button", { name: "Odeslat později…", hidden: true }).hasAttribute("data-disabled");
const dialog = () => within(screen.getByRole("dialog"));
const at = (ms: number) =>
  fireEvent.change(dialog().getByLabelText("Datum a čas"), {
    target: { value: toLocal(new Date(Date.now() + ms).toISOString(), "Europe/Prague") },
  });
const plan = () => fireEvent.click(dialog().getByRole("button", { name: "Naplánovat", hidden: true }));
const planned = () => waitFor(() => expect(callsOf("scheduled.add")).toHaveLength(1));
const aheadOf = (call: Record<string, unknown> | undefined) => Number(call?.sendAt) - Date.now();
const isOpen = () => screen.queryByRole("dialog") !== null;

describe("send later (O30)", () => {
  it("needs something to send", () => {
    show();
    expect(isDisabled()).toBe(true);
  });

  it("plans the words for an hour from now unless another time is chosen; the draft becomes the plan", async () => {
    answers["scheduled.add"] = () => ({ ok: true });
    show();
    type("Kolo je hotové.");
    open();
    fireEvent.click(dialog().getByRole("checkbox", { name: /Zrušit, když klient napíše dřív/ }));
    plan();
    await planned();
    const [call] = callsOf("scheduled.add");
    expect(call).toMatchObject({
      conversationId: "c1",
      content: { kind: "text", body: "Kolo je hotové." },
      cancelIfClientWrites: true,
    });
    expect(aheadOf(call)).toBeGreaterThan(hourMs - 60_000);
    expect(aheadOf(call)).toBeLessThan(hourMs + 60_000);
    await waitFor(() => expect(isOpen()).toBe(false));
    expect(field().value).toBe("");
    expect(callsOf("inbox.reply")).toEqual([]);
  });

  it("takes any time on the desk's clock, but none that is over", async () => {
    answers["scheduled.add"] = () => ({ ok: true });
    show();
    type("Ahoj");
    open();
    at(-hourMs);
    expect(dialog().getByText("Tento čas už uplynul.")).toBeTruthy();
    plan();
    expect(callsOf("scheduled.add")).toEqual([]);
    at(5 * hourMs);
    plan();
    await planned();
    expect(aheadOf(callsOf("scheduled.add")[0])).toBeGreaterThan(4.9 * hourMs);
  });

  it("asks for a template where the window will be closed then, and keeps the draft", async () => {
    answers["scheduled.add"] = () => ({ ok: true });
    show();
    type("Kolo je hotové.");
    open();
    at(30 * hourMs);
    expect(dialog().getByText(/V tu dobu už bude okno zavřené/)).toBeTruthy();
    fireEvent.click(await dialog().findByRole("button", { name: /nabidka_terminu/, hidden: true }));
    fireEvent.click(dialog().getByRole("button", { name: "Vložit koncept do pole Proměnná 2", hidden: true }));
    plan();
    await planned();
    expect(callsOf("scheduled.add")[0]).toMatchObject({ content: { kind: "template", templateId: "t1" } });
    await waitFor(() => expect(isOpen()).toBe(false));
    expect(field().value).toBe("Kolo je hotové.");
  });

  it("says why the server refuses and keeps what was written", async () => {
    answers["scheduled.add"] = () => ({ ok: false, reason: "no_session" });
    show();
    type("Ahoj");
    open();
    plan();
    expect(await dialog().findByText(/Sezení vede někdo jiný/)).toBeTruthy();
    fireEvent.click(dialog().getByRole("button", { name: "Zrušit" }));
    expect(field().value).toBe("Ahoj");
  });

  it("plans a template in a closed window", async () => {
    answers["scheduled.add"] = () => ({ ok: true });
    show({ ...closed, draft: "úterý" });
    expect(isDisabled()).toBe(true);
    fireEvent.click(await screen.findByRole("button", { name: /nabidka_terminu/, hidden: true }));
    fireEvent.click(screen.getByRole("button", { name: "Vložit koncept do pole Proměnná 2", hidden: true }));
    open();
    expect(dialog().getByText("Dobrý den, Věra Pokorná, nabízíme termín úterý.")).toBeTruthy();
    at(30 * hourMs);
    plan();
    await planned();
    expect(callsOf("scheduled.add")[0]).toMatchObject({ content: { kind: "template", templateId: "t1" } });
  });
});
