// @vitest-environment jsdom
import { act, cleanup, configure, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { TRPCReactProvider } from "@/components/live/trpc";
import common from "@/messages/cs/common.json";
import inbox from "@/messages/cs/inbox.json";
import { FileTile } from "../card/client-files";
import { MessageDocument } from "./message-document";
import type { firstPage, openPdf } from "./pdf-document";
import { message } from "./thread-samples";

// A dialog is slow in jsdom when other tests run beside it.
configure({ asyncUtilTimeout: 4000 });

const pdfjs = vi.hoisted(() => ({ firstPage: vi.fn<typeof firstPage>(), openPdf: vi.fn<typeof openPdf>() }));
vi.mock("./pdf-document", () => pdfjs);

/** Tells every watched element whether it is on the screen. */
let watched: { tell: (isIntersecting: boolean) => void }[] = [];
class FakeObserver {
  constructor(tell: (entries: { isIntersecting: boolean }[]) => void) {
    watched.push({ tell: (isIntersecting) => tell([{ isIntersecting }]) });
  }
  observe() {}
  disconnect() {}
}
const comeNear = () =>
  act(() => {
    for (const { tell } of watched) tell(true);
  });

beforeEach(() => {
  watched = [];
  vi.stubGlobal("IntersectionObserver", FakeObserver);
  pdfjs.firstPage.mockResolvedValue("data:image/jpeg;base64,AAAA");
});
afterEach(() => {
  cleanup();
  vi.resetAllMocks();
  vi.unstubAllGlobals();
});

/** Every test has a file of its own: previews are kept by file. */
function show(id: string) {
  const media = {
    id,
    status: "stored" as const,
    mimeType: "application/pdf",
    fileName: "Zakázkový list.pdf",
    byteSize: 184_000,
    width: null,
    height: null,
    error: null,
  };
  return render(
    <NextIntlClientProvider locale="cs" timeZone="Europe/Prague" messages={{ common, inbox }}>
      <TRPCReactProvider>
        <MessageDocument message={message({ kind: "document", body: null, media })} />
      </TRPCReactProvider>
    </NextIntlClientProvider>,
  );
}
const openIt = () => fireEvent.click(screen.getByRole("button", { name: "Otevřít Zakázkový list.pdf" }));

it("shows the first page of a PDF beside its name, type and size, and loads it only when it comes near (S1.9)", async () => {
  const { container } = show("m1");
  expect(screen.getByText("PDF · 184 kB")).toBeTruthy();
  expect(screen.getByRole("link", { name: "Stáhnout Zakázkový list.pdf" })).toBeTruthy();
  expect(pdfjs.firstPage).not.toHaveBeenCalled();
  comeNear();
  await waitFor(() => expect(container.querySelector("img")?.getAttribute("src")).toMatch(/^data:image\/jpeg/));
  expect(pdfjs.firstPage).toHaveBeenCalledWith("/api/media/m1", 264);
});

it("keeps a sheet in the place of a first page that cannot be drawn (S1.9)", async () => {
  pdfjs.firstPage.mockRejectedValue(new Error("broken"));
  const { container } = show("m2");
  comeNear();
  await waitFor(() => expect(pdfjs.firstPage).toHaveBeenCalled());
  expect(container.querySelector("img")).toBeNull();
  expect(screen.getByRole("button", { name: "Otevřít Zakázkový list.pdf" })).toBeTruthy();
});

it("opens the pages of a PDF, draws those that are near and lets go of them at the end (S1.9)", async () => {
  const close = vi.fn();
  const draw = vi.fn(async (page: number) => `Slova strany ${page}`);
  pdfjs.openPdf.mockResolvedValue({ pages: 3, ratio: 1.4, draw, close });
  show("m3");
  openIt();
  await screen.findByRole("group", { name: "Strana 2 z 3" });
  expect(draw).not.toHaveBeenCalled();
  comeNear();
  expect(await screen.findByText("Slova strany 3")).toBeTruthy();
  fireEvent.keyDown(screen.getByRole("dialog"), { key: "+" });
  await waitFor(() => expect(draw).toHaveBeenCalledTimes(6));
  fireEvent.click(screen.getByRole("button", { name: "Zavřít" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(close).toHaveBeenCalled();
});

it.each([
  ["PasswordException", "PDF je chráněné heslem, zobrazit ho tu nejde.", false],
  ["InvalidPDFException", "PDF je poškozené a nejde zobrazit.", false],
  ["ResponseException", "PDF se nepodařilo otevřít.", true],
])("says why a PDF cannot be shown and offers it to download: %s", async (name, words, canRetry) => {
  pdfjs.openPdf.mockRejectedValue(Object.assign(new Error("?"), { name }));
  show(`m-${name}`);
  openIt();
  expect((await screen.findByRole("alert")).textContent).toContain(words);
  expect(screen.getByRole("link", { name: "Stáhnout soubor" }).getAttribute("href")).toContain("download=1");
  expect(screen.queryByRole("button", { name: "Zkusit znovu" }) !== null).toBe(canRetry);
});

it("never shows a drawing that could run, neither in the thread nor on the client's card (S1.9, S1.11)", () => {
  const at = new Date("2026-11-22T11:00:00Z");
  const file = { mediaId: "m9", direction: "in", kind: "image", fileName: null, at } as const;
  const { container } = render(
    <NextIntlClientProvider locale="cs" timeZone="Europe/Prague" messages={{ common, inbox }}>
      <FileTile file={{ ...file, mimeType: "image/svg+xml" }} />
      <FileTile file={{ ...file, mimeType: "image/jpeg" }} />
    </NextIntlClientProvider>,
  );
  const [drawing, photo] = screen.getAllByRole("link");
  expect(drawing?.getAttribute("href")).toBe("/api/media/m9?download=1");
  expect(drawing?.textContent).toBe("XML");
  expect(photo?.getAttribute("href")).toBe("/api/media/m9");
  expect(container.querySelectorAll("img")).toHaveLength(1);
});
