// @vitest-environment jsdom
import { cleanup, render, screen, within } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import { afterEach, expect, it, vi } from "vitest";
import { TRPCReactProvider } from "@/components/live/trpc";
import type { TemplateCategory, TemplateStatus } from "@/db/enums";
import common from "@/messages/cs/common.json";
import errors from "@/messages/cs/errors.json";
import templates from "@/messages/cs/templates.json";
import { type ShownVersion, toRows } from "./template-rows";
import { TemplateTable } from "./template-table";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const version = (name: string, category: TemplateCategory, status: TemplateStatus): ShownVersion => ({
  id: name,
  numberId: "n1",
  numberName: "Servis",
  provider: "meta",
  name,
  language: "cs",
  category,
  previousCategory: null,
  categoryChangedAt: null,
  categorySeenAt: null,
  categorySeenBy: null,
  pendingEdit: null,
  correctCategory: null,
  quality: "unknown",
  status,
  statusReason: null,
  statusSince: new Date("2026-11-20T08:00:00Z"),
  components: [{ type: "BODY", text: "Dobrý den" }],
  removedAt: null,
  isFavourite: false,
  isHidden: false,
  isDraft: false,
});

function show(...versions: ShownVersion[]) {
  vi.stubGlobal("fetch", async () => Response.error());
  render(
    <NextIntlClientProvider
      locale="cs"
      timeZone="Europe/Prague"
      now={new Date("2026-11-24T12:00:00Z")}
      messages={{ templates, common, errors }}
    >
      <TRPCReactProvider>
        <TemplateTable rows={toRows(versions, [])} usage={[]} onOpen={() => {}} />
      </TRPCReactProvider>
    </NextIntlClientProvider>,
  );
  return (name: string) => within(screen.getByRole("row", { name: new RegExp(name) }));
}

it("says the category of each template (S4.4)", () => {
  const row = show(
    version("akce", "marketing", "approved"),
    version("pripominka", "utility", "approved"),
    version("kod", "authentication", "approved"),
  );
  expect(row("akce").getByText("Marketing")).toBeTruthy();
  expect(row("pripominka").getByText("Servisní")).toBeTruthy();
  expect(row("kod").getByText("Ověřovací")).toBeTruthy();
});

it("marks what the provider approved, and nothing else, with the badge Schváleno (S4.17)", () => {
  const row = show(
    version("hotovo", "utility", "approved"),
    version("novinka", "utility", "pending"),
    version("sleva", "marketing", "rejected"),
    version("zima", "marketing", "paused"),
  );
  expect(row("hotovo").getByText("Schváleno")).toBeTruthy();
  for (const [name, word] of [
    ["novinka", "Čeká na schválení"],
    ["sleva", "Zamítnuto"],
    ["zima", "Pozastaveno"],
  ] as const) {
    expect(row(name).getByText(word)).toBeTruthy();
    expect(row(name).queryByText(/Schváleno$/)).toBeNull();
  }
});
