// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { callsOf, conversation, field, show, type } from "./composer-world";

const open = () => fireEvent.click(screen.getByRole("button", { name: "Tlačítka nebo seznam", hidden: true }));
const dialog = () => within(screen.getByRole("dialog"));
const fill = (label: string, value: string) => fireEvent.change(dialog().getByLabelText(label), { target: { value } });
const press = (name: string) => fireEvent.click(dialog().getByRole("button", { name, hidden: true }));
const sent = () => waitFor(() => expect(callsOf("inbox.reply")).toHaveLength(1));

describe("buttons and lists (N.19)", () => {
  it("go with the words of the draft, shown as on the client's phone, and take the draft's place", async () => {
    show();
    type("Kdy se vám to hodí?");
    open();
    expect(dialog().getByLabelText("Text zprávy")).toHaveProperty("value", "Kdy se vám to hodí?");
    fill("Tlačítko 1", "Ráno");
    const preview = within(dialog().getByRole("region", { name: "Náhled u klienta" }));
    expect(preview.getByText("Kdy se vám to hodí?")).toBeTruthy();
    expect(preview.getByText("Ráno")).toBeTruthy();
    press("Odeslat");
    await sent();
    // The second field stayed empty: it is no button.
    expect(callsOf("inbox.reply")[0]).toMatchObject({
      content: { kind: "interactive", body: "Kdy se vám to hodí?", choices: { type: "buttons", titles: ["Ráno"] } },
    });
    expect(field().value).toBe("");
  });

  it("are not sent while something is missing, and say what", () => {
    show();
    open();
    press("Odeslat");
    expect(callsOf("inbox.reply")).toEqual([]);
    expect(dialog().getByRole("button", { name: "Odeslat" }).hasAttribute("data-disabled")).toBe(true);
  });

  it("make a list with sections, rows and descriptions", async () => {
    show();
    type("Vyberte termín");
    open();
    press("Seznam");
    fill("Tlačítko, které seznam otevře", "Termíny");
    fill("Řádek 1", "Pondělí");
    fill("Popis řádku 1", "8–12 h");
    press("Přidat řádek");
    fill("Řádek 2", "Úterý");
    press("Odeslat");
    await sent();
    expect(callsOf("inbox.reply")[0]).toMatchObject({
      content: {
        choices: {
          type: "list",
          button: "Termíny",
          sections: [
            {
              title: "",
              rows: [
                { title: "Pondělí", description: "8–12 h" },
                { title: "Úterý", description: "" },
              ],
            },
          ],
        },
      },
    });
  });

  it("are explained where the provider has none (providers.md C6)", () => {
    show({ number: { ...conversation().number, provider: "twilio", interactive: false } });
    const button = screen.getByRole("button", { name: "Tlačítka nebo seznam", hidden: true });
    expect(button.hasAttribute("data-disabled")).toBe(true);
    fireEvent.click(button);
    expect(screen.queryByRole("dialog")).toBeNull();
  });
});
