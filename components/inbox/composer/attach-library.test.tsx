// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { answers, callsOf, enter, show } from "./composer-world";

const file = (change: object) => ({
  id: "l1",
  mediaId: "m-library",
  name: "Ceník servisu",
  folder: "Ceníky",
  fileName: "cenik.pdf",
  mimeType: "application/pdf",
  byteSize: 184_000,
  kind: "document",
  isBlocked: false,
  createdAt: new Date(),
  createdByName: "Petra Nováková",
  ...change,
});

it("attaches files of the library and sends them without uploading them again (N.60)", async () => {
  answers["library.list"] = () => [file({}), file({ id: "l2", name: "Návod", isBlocked: true })];
  answers["library.take"] = () => ({
    mediaId: "m-own",
    kind: "document",
    mimeType: "application/pdf",
    fileName: "cenik.pdf",
    byteSize: 184_000,
  });
  show();
  fireEvent.click(screen.getByRole("button", { name: "Přiložit" }));
  fireEvent.click(await screen.findByRole("menuitem", { name: "Z knihovny" }, { timeout: 4000 }));
  const blocked = await screen.findByRole("checkbox", { name: /Návod.*blokovaný/ });
  expect(blocked.getAttribute("aria-disabled")).toBe("true");
  fireEvent.click(screen.getByRole("checkbox", { name: /Ceník servisu/ }));
  fireEvent.click(screen.getByRole("button", { name: "Přiložit 1 soubor" }));
  expect(await screen.findByText("cenik.pdf")).toBeTruthy();
  expect(screen.getByText("184\u00a0kB", { normalizer: (text) => text })).toBeTruthy();
  expect(callsOf("library.take")).toEqual([{ libraryFileId: "l1" }]);
  enter();
  await waitFor(() => expect(callsOf("inbox.reply")).toHaveLength(1));
  expect(callsOf("inbox.reply")[0]?.content).toEqual({ kind: "media", mediaId: "m-own" });
}, 15_000);

it("offers no library where it is empty", async () => {
  show();
  await waitFor(() => expect(callsOf("library.list").length).toBeGreaterThan(0));
  fireEvent.click(screen.getByRole("button", { name: "Přiložit" }));
  const items = await screen.findAllByRole("menuitem");
  expect(items.map(({ textContent }) => textContent)).toEqual(["Ze zařízení", "Poloha", "Kontakt"]);
});
