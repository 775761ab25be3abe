// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { answers, callsOf, mode, show } from "./composer-world";

beforeEach(() => {
  Element.prototype.scrollIntoView = vi.fn();
});

const note = () => screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Poznámka pro kolegy, klient ji neuvidí" });
const write = (value: string) => {
  fireEvent.change(note(), { target: { value, selectionStart: value.length } });
  note().setSelectionRange(value.length, value.length);
  fireEvent.select(note());
};
const press = (key: string) => fireEvent.keyDown(note(), { key });
const options = () => within(screen.getByRole("listbox", { name: "Kolegové" })).getAllByRole("option");
const isOpen = () => screen.queryByRole("listbox", { name: "Kolegové" }) !== null;
const loaded = () => waitFor(() => expect(callsOf("inbox.mentionable")).toHaveLength(1));

async function writing(text: string) {
  answers["inbox.note"] = () => undefined;
  show();
  mode("Poznámka");
  await loaded();
  write(text);
}

describe("colleagues named by @ in a note", () => {
  it("are found without diacritics and chosen by keys; the field keeps the focus and says which line is chosen", async () => {
    await writing("Ahoj @dvor");
    await waitFor(() => expect(options().map(({ textContent }) => textContent)).toEqual(["JDJana Dvořáková"]));
    const [option] = options();
    expect(option?.getAttribute("aria-selected")).toBe("true");
    expect(note().getAttribute("aria-controls")).toBe(screen.getByRole("listbox").id);
    expect(note().getAttribute("aria-activedescendant")).toBe(option?.id);
    press("Enter");
    expect(note().value).toBe("Ahoj @Jana Dvořáková ");
    expect(isOpen()).toBe(false);
    expect(callsOf("inbox.note")).toEqual([]);
  });

  it("are walked through by arrows, closed by Escape, opened by the button", async () => {
    await writing("");
    fireEvent.click(screen.getByRole("button", { name: "Zmínit kolegu" }));
    expect(note().value).toBe("@");
    await waitFor(() => expect(options()).toHaveLength(2));
    press("ArrowDown");
    expect(options()[1]?.getAttribute("aria-selected")).toBe("true");
    press("ArrowDown");
    expect(options()[0]?.getAttribute("aria-selected")).toBe("true");
    press("Escape");
    expect(isOpen()).toBe(false);
  });

  it("go with the note by their ids, and only those its words still name", async () => {
    await writing("@Jana Dvořáková a Jan Malý");
    press("Enter");
    await waitFor(() => expect(callsOf("inbox.note")).toHaveLength(1));
    expect(callsOf("inbox.note")[0]).toMatchObject({ body: "@Jana Dvořáková a Jan Malý", mentions: ["u2"] });
  });

  it("are waited for: Enter saves no note that only begins a name, and what is written meanwhile stays", async () => {
    answers["inbox.note"] = () => undefined;
    show();
    mode("Poznámka");
    write("Ahoj @dvor");
    // The colleagues are not here yet.
    press("Enter");
    await waitFor(() => expect(options()).toHaveLength(1));
    expect(callsOf("inbox.note")).toEqual([]);
    press("Enter");
    expect(note().value).toBe("Ahoj @Jana Dvořáková ");
    press("Enter");
    write("Ahoj @Jana Dvořáková a ještě");
    await waitFor(() => expect(callsOf("inbox.note")).toHaveLength(1));
    await waitFor(() => expect(note().value).toBe("a ještě"));
  });

  it("say so when nobody of that name sees the conversation", async () => {
    await writing("@xyz");
    expect(await screen.findAllByText("Nikdo takový tuto konverzaci nevidí.")).not.toEqual([]);
    write("@xyz nic");
    expect(isOpen()).toBe(false);
  });
});
