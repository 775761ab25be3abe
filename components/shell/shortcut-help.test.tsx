// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Role } from "@/db/enums";
import common from "@/messages/cs/common.json";
import keys from "@/messages/cs/keys.json";
import { everythingOn, type Features } from "@/server/team/feature-rules";
import { useShortcuts } from "../keys/use-shortcuts";
import { FeaturesProvider } from "./features";
import { GoKeys } from "./go-keys";
import { ShortcutHelpKey, ShortcutHelpLater } from "./shortcut-help-key";

const onEnd = vi.fn();
const onNew = vi.fn();
const onVisit = vi.fn();

function Page() {
  useShortcuts({ end: onEnd, newSession: onNew, tags: false });
  return (
    <>
      <nav>
        <a
          href="/campaigns"
          onClick={(event) => {
            event.preventDefault();
            onVisit("/campaigns");
          }}
        >
          Kampaně
        </a>
      </nav>
      <input aria-label="pole" />
      <textarea aria-label="zpráva" />
      <div role="alertdialog" aria-label="potvrzení">
        <button type="button">Ano</button>
      </div>
      <button type="button" role="combobox" aria-expanded={false} aria-controls="none">
        Skupina
      </button>
      <button type="button">Něco</button>
    </>
  );
}

const show = (role: Role = "admin", features: Features = everythingOn) =>
  render(
    <NextIntlClientProvider locale="cs" timeZone="Europe/Prague" messages={{ keys, common }}>
      <FeaturesProvider features={features}>
        <GoKeys />
        <Page />
        <ShortcutHelpKey role={role} />
      </FeaturesProvider>
    </NextIntlClientProvider>,
  );
const hit = (key: string, more: KeyboardEventInit = {}) => fireEvent.keyDown(document.body, { key, ...more });
const openHelp = () => {
  hit("?", { shiftKey: true });
  return screen.findByRole("dialog", { name: keys.title });
};

beforeAll(() => ShortcutHelpLater.load());
beforeEach(() => {
  document.documentElement.dataset.singleKeys = "on";
  vi.clearAllMocks();
});
afterEach(cleanup);

describe("single keys (WCAG 2.1.4)", () => {
  it("work on the page and on its buttons", () => {
    show();
    hit("e");
    fireEvent.keyDown(screen.getByRole("button", { name: "Něco" }), { key: "E" });
    expect(onEnd).toHaveBeenCalledTimes(2);
  });

  it("never fire in fields, lists and dialogs", () => {
    show();
    for (const element of [
      screen.getByLabelText("pole"),
      screen.getByLabelText("zpráva"),
      screen.getByRole("combobox"),
      screen.getByRole("button", { name: "Ano" }),
    ])
      for (const key of ["e", "c", "?"]) fireEvent.keyDown(element, { key });
    expect(onEnd).not.toHaveBeenCalled();
    expect(onNew).not.toHaveBeenCalled();
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("never fire with a modifier, nor twice for one press", () => {
    show();
    hit("e", { ctrlKey: true });
    hit("e", { metaKey: true });
    hit("e", { altKey: true });
    hit("E", { shiftKey: true });
    expect(onEnd).not.toHaveBeenCalled();
    expect(hit("e")).toBe(false);
    expect(hit("l")).toBe(true);
    expect(onEnd).toHaveBeenCalledTimes(1);
  });
});

describe("G and a letter", () => {
  it("leads to the place, and the letter does not do its own work", () => {
    show();
    hit("g");
    hit("c");
    expect(onVisit).toHaveBeenCalledWith("/campaigns");
    expect(onNew).not.toHaveBeenCalled();
    hit("c");
    expect(onNew).toHaveBeenCalledTimes(1);
  });

  it("goes nowhere where the navigation does not lead, and forgets G after another key", () => {
    show();
    hit("g");
    hit("k");
    hit("g");
    hit("x");
    hit("c");
    expect(onVisit).not.toHaveBeenCalled();
    expect(onNew).toHaveBeenCalledTimes(1);
  });
});

describe("the help (N.86)", () => {
  it("opens on ? and lists every place with its keys", async () => {
    show();
    const help = await openHelp();
    for (const name of Object.values(keys.places)) expect(within(help).getByRole("region", { name })).toBeTruthy();
    const line = within(help).getByText(keys.does.goCampaigns).closest("li");
    expect([...(line?.querySelectorAll("kbd") ?? [])].map((key) => key.textContent)).toEqual(["G", "C"]);
  });

  it("lists only what this person has: no campaigns where they are off", async () => {
    show("admin", { whatsapp: true, campaigns: false });
    const help = await openHelp();
    expect(within(help).queryByText(keys.does.goCampaigns)).toBeNull();
    expect(within(help).getByText(keys.does.goContacts)).toBeTruthy();
  });

  it("switches single keys off and on, remembered by the browser", async () => {
    show();
    const help = await openHelp();
    const choice = within(help).getByRole("switch", { name: new RegExp(keys.switch) });
    fireEvent.click(choice);
    expect(document.cookie).toContain("single-keys=off");
    await waitFor(() => expect(within(help).getAllByText(keys.off).length).toBeGreaterThan(10));
    hit("e");
    hit("g");
    hit("c");
    expect(onEnd).not.toHaveBeenCalled();
    expect(onVisit).not.toHaveBeenCalled();
    fireEvent.click(choice);
    expect(document.cookie).toContain("single-keys=on");
    hit("e");
    expect(onEnd).toHaveBeenCalledTimes(1);
  });
});
