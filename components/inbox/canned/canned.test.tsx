// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import type { CannedText } from "@/server/canned-texts/list-canned-texts";
import { answers, callsOf, enter, field, show } from "../composer/composer-world";

const text = (name: string, change: Partial<CannedText> = {}): CannedText => ({
  id: name,
  scope: "company",
  ownerId: null,
  groupId: null,
  groupName: null,
  folder: "",
  name,
  shortcut: null,
  body: `${name}.`,
  updatedAt: new Date(),
  updatedBy: null,
  isFavourite: false,
  mayChange: false,
  files: [],
  ...change,
});

beforeEach(() => {
  // jsdom scrolls nothing.
  Element.prototype.scrollIntoView = () => undefined;
  answers["cannedTexts.list"] = () => ({
    companyName: "Kola Brázda",
    groups: [],
    manages: false,
    texts: [
      text("Pozdrav", { shortcut: "den", body: "Dobrý den, {{jmeno}}, tady {{operator}} z {{firma}}." }),
      text("Objednávka", { shortcut: "obj", body: "Objednávka {{cislo_objednavky}} je hotová." }),
    ],
  });
});

const write = (value: string) => {
  fireEvent.change(field(), { target: { value } });
  field().setSelectionRange(value.length, value.length);
  fireEvent.select(field());
};
const list = () => screen.findByRole("listbox", { name: "Šablony k vložení" });

describe("canned texts in the composer (S1.17, N.16)", () => {
  it("are waited for: Enter sends no shortcut to the client", async () => {
    show();
    write("#den");
    // The texts are not here yet.
    enter();
    await within(await list()).findAllByRole("option");
    expect(callsOf("inbox.reply")).toEqual([]);
    enter();
    expect(field().value).toMatch(/^Dobrý den, Věra Pokorná/);
  });

  it("are chosen by keys behind / and inserted with their variables filled in", async () => {
    show();
    write("/");
    const options = await within(await list()).findAllByRole("option");
    expect(options.map((option) => option.getAttribute("aria-selected"))).toEqual(["true", "false"]);
    fireEvent.keyDown(field(), { key: "ArrowDown" });
    await waitFor(() => expect(field().getAttribute("aria-activedescendant")).toBe(options[1]?.id));
    fireEvent.keyDown(field(), { key: "ArrowUp" });
    write("Věc: #den");
    enter();
    expect(field().value).toMatch(/^Věc: (?:Dobrý den, Věra Pokorná, tady Petra Nováková z Kola Brázda\.)$/);
    expect(callsOf("inbox.reply")).toEqual([]);
    expect(screen.queryByRole("listbox")).toBeNull();
  });

  it("are offered by the key / from outside the field, behind what is written (d.3)", async () => {
    show();
    write("Dobrý den");
    field().blur();
    fireEvent.keyDown(document.body, { key: "/" });
    expect(field().value).toBe("Dobrý den /");
    expect(document.activeElement).toBe(field());
    await list();
    fireEvent.keyDown(field(), { key: "/" });
    expect(field().value).toBe("Dobrý den /");
  });

  it("name the operator as clients are to know them (N.23)", async () => {
    answers["team.me"] = () => ({ clientName: "Petra z prodejny" });
    show();
    await waitFor(() => expect(callsOf("team.me")).toHaveLength(1));
    write("/den");
    await screen.findByRole("option");
    enter();
    expect(field().value).toContain("tady Petra z prodejny z Kola Brázda");
  });

  it("with a variable that has no value are not sent before somebody fills it in", async () => {
    show();
    write("/obj");
    await list();
    await screen.findByRole("option");
    enter();
    expect(field().value).toBe("Objednávka {{cislo_objednavky}} je hotová.");
    expect(field().value.slice(field().selectionStart, field().selectionEnd)).toBe("{{cislo_objednavky}}");
    enter();
    expect(callsOf("inbox.reply")).toEqual([]);
    expect(screen.getByRole("button", { name: "Doplnit cislo_objednavky" })).toBeDefined();
    write("Objednávka 17 je hotová.");
    expect(screen.queryByRole("button", { name: /^Doplnit/ })).toBeNull();
    await act(async () => enter());
    await waitFor(() =>
      expect(callsOf("inbox.reply")).toMatchObject([{ content: { body: "Objednávka 17 je hotová." } }]),
    );
  });

  it("leave the field alone once Escape closed them", async () => {
    show();
    write("/de");
    await list();
    fireEvent.keyDown(field(), { key: "Escape" });
    expect(screen.queryByRole("listbox")).toBeNull();
    await act(async () => enter());
    await waitFor(() => expect(callsOf("inbox.reply")).toMatchObject([{ content: { body: "/de" } }]));
  });
});
