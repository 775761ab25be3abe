// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import { useState } from "react";
import { afterEach, expect, it, vi } from "vitest";
import common from "@/messages/cs/common.json";
import inbox from "@/messages/cs/inbox.json";
import type { ThreadMessage } from "../inbox-types";
import { ImageViewer } from "./image-viewer";
import { ThreadActionsProvider } from "./thread-context";
import { picturesOf } from "./thread-facts";
import { message } from "./thread-samples";

afterEach(cleanup);

const photo = (id: string, parts: Partial<ThreadMessage>): ThreadMessage =>
  message({
    id,
    kind: "image",
    media: {
      id,
      status: "stored",
      mimeType: "image/jpeg",
      fileName: `${id}.jpg`,
      byteSize: 1000,
      width: 40,
      height: 30,
      error: null,
    },
    ...parts,
  });
const images = [
  photo("one", { body: "Rám" }),
  photo("two", { body: null, direction: "out", authorName: "Petra Nováková" }),
];

function Thread() {
  const [open, setOpen] = useState<string | null>(null);
  const actions = {
    conversationId: "c",
    clientName: "Jan Dvořák",
    openImage: setOpen,
    jumpTo: vi.fn(),
    pressed: new Map<string, string>(),
  };
  return (
    <NextIntlClientProvider locale="cs" timeZone="Europe/Prague" messages={{ common, inbox }}>
      <ThreadActionsProvider actions={actions}>
        <button type="button" onClick={() => setOpen("one")}>
          Otevřít
        </button>
        <ImageViewer images={images} openId={open} onOpen={setOpen} />
      </ThreadActionsProvider>
    </NextIntlClientProvider>
  );
}

async function open() {
  render(<Thread />);
  const opener = screen.getByText("Otevřít");
  opener.focus();
  fireEvent.click(opener);
  return { dialog: await screen.findByRole("dialog"), opener };
}
const shown = () => screen.getByRole("img").getAttribute("src");
const zoom = () => screen.getByRole("img").parentElement?.dataset.zoom;

it("walks through the photos by arrows and names each: who, when, which of how many (S1.9)", async () => {
  const { dialog } = await open();
  expect(shown()).toBe("/api/media/one");
  expect(dialog.textContent).toMatch(/Rám.*Jan Dvořák · 22\.\s11\..* 12:00 · Fotografie 1 z 2/);
  fireEvent.keyDown(dialog, { key: "ArrowLeft" });
  expect(shown()).toBe("/api/media/one");
  fireEvent.keyDown(dialog, { key: "ArrowRight" });
  expect(shown()).toBe("/api/media/two");
  expect(dialog.textContent).toMatch(/two\.jpg.*Petra Nováková · .*Fotografie 2 z 2/);
  const next = screen.getByRole("button", { name: "Další" });
  expect([next.getAttribute("aria-disabled"), next.hasAttribute("disabled")]).toEqual(["true", false]);
});

it("zooms by keys and buttons within limits; another photo begins whole (S1.9)", async () => {
  const { dialog } = await open();
  for (const key of ["-", "+", "=", "+"]) fireEvent.keyDown(dialog, { key });
  expect(zoom()).toBe("4");
  fireEvent.click(screen.getByRole("button", { name: "Zmenšit" }));
  expect(zoom()).toBe("2");
  fireEvent.keyDown(screen.getByRole("group"), { key: "ArrowRight" });
  expect(shown()).toBe("/api/media/one");
  fireEvent.keyDown(dialog, { key: "ArrowRight" });
  expect([shown(), zoom()]).toEqual(["/api/media/two", "1"]);
});

it("offers the file and gives the focus back when Escape closes it (S1.9)", async () => {
  const { dialog, opener } = await open();
  expect(screen.getByRole("link", { name: "Stáhnout soubor" }).getAttribute("href")).toBe("/api/media/one?download=1");
  fireEvent.keyDown(dialog, { key: "Escape" });
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  await waitFor(() => expect(document.activeElement).toBe(opener));
});

it("walks through photos however they came: sent as files and above a template's text too (S1.9)", () => {
  const drawing = photo("svg", { kind: "document" });
  const items = [
    photo("file", { kind: "document" }),
    photo("header", { kind: "template", direction: "out" }),
    { ...drawing, media: drawing.media && { ...drawing.media, mimeType: "image/svg+xml" } },
    message({ id: "words" }),
  ];
  expect(picturesOf(items).map(({ id }) => id)).toEqual(["file", "header"]);
});
