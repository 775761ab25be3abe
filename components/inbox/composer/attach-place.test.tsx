// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { callsOf, conversation, show } from "./composer-world";

async function openItem(name: string) {
  fireEvent.click(screen.getByRole("button", { name: "Přiložit" }));
  fireEvent.click(await screen.findByRole("menuitem", { name }));
}
const write = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });

it("sends a place read from the link of a map (O18)", async () => {
  show();
  await openItem("Poloha");
  const send = await screen.findByRole("button", { name: "Poslat polohu" });
  write("Souřadnice nebo odkaz z mapy", "Americká 12");
  expect(screen.getByText(/Souřadnice v tom nejsou/)).toBeTruthy();
  write("Souřadnice nebo odkaz z mapy", "https://mapy.com/cs/zakladni?x=13.3776&y=49.7475&z=17");
  write("Název místa", "Kola Brázda");
  fireEvent.click(send);
  await waitFor(() => expect(callsOf("inbox.reply")).toHaveLength(1));
  const place = { kind: "location", latitude: 49.7475, longitude: 13.3776, name: "Kola Brázda" };
  expect(callsOf("inbox.reply")[0]?.content).toEqual(place);
}, 15_000);

it("sends a contact card with a whole number", async () => {
  show();
  await openItem("Kontakt");
  write("Jméno", "Dílna Slovany");
  write("Telefon", "725 118");
  fireEvent.click(screen.getByRole("button", { name: "Poslat kontakt" }));
  expect(callsOf("inbox.reply")).toEqual([]);
  write("Telefon", "725 118 411");
  fireEvent.click(screen.getByRole("button", { name: "Poslat kontakt" }));
  await waitFor(() => expect(callsOf("inbox.reply")).toHaveLength(1));
  const contacts = [{ name: "Dílna Slovany", phones: ["+420725118411"] }];
  expect(callsOf("inbox.reply")[0]?.content).toEqual({ kind: "contacts", contacts });
}, 15_000);

it("says why a contact card cannot go over the number", async () => {
  const { number } = conversation();
  show({ number: { ...number, contacts: false } });
  fireEvent.click(screen.getByRole("button", { name: "Přiložit" }));
  const item = await screen.findByRole("menuitem", { name: /Twilio kontakty neposílá/ });
  expect(item.getAttribute("aria-disabled")).toBe("true");
});
