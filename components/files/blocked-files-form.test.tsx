// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import superjson from "superjson";
import { afterEach, expect, it, vi } from "vitest";
import { TRPCReactProvider } from "@/components/live/trpc";
import common from "@/messages/cs/common.json";
import errors from "@/messages/cs/errors.json";
import files from "@/messages/cs/files.json";
import { BlockedFilesForm } from "./blocked-files-form";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function show() {
  const saved: unknown[] = [];
  vi.stubGlobal("fetch", async (_: string, init?: RequestInit) => {
    if (init?.method === "POST") saved.push(superjson.deserialize(JSON.parse(String(init.body))[0]));
    return new Response(JSON.stringify([{ result: { data: superjson.serialize(null) } }]), {
      headers: { "content-type": "application/json" },
    });
  });
  render(
    <NextIntlClientProvider locale="cs" timeZone="Europe/Prague" messages={{ common, errors, files }}>
      <TRPCReactProvider>
        <BlockedFilesForm current={{ kinds: ["video"], extensions: ["zip"] }} />
      </TRPCReactProvider>
    </NextIntlClientProvider>,
  );
  return saved;
}
const save = () => fireEvent.click(screen.getByRole("button", { name: "Uložit" }));
const write = (value: string) => fireEvent.change(screen.getByLabelText("Zakázané přípony"), { target: { value } });

it("saves kinds and extensions together (S1.13)", async () => {
  const saved = show();
  fireEvent.click(screen.getByRole("checkbox", { name: /Videa/ }));
  fireEvent.click(screen.getByRole("checkbox", { name: /^Obrázky ?Foto/ }));
  write(".ZIP, docx");
  save();
  await waitFor(() => expect(saved).toEqual([{ kinds: ["image"], extensions: ["zip", "docx"] }]));
});

it("saves no words that are no extensions, and says which (S1.13)", () => {
  const saved = show();
  write("zip, tar.gz");
  expect(screen.getByText(/Tohle nejsou přípony: tar\.gz/)).toBeTruthy();
  save();
  expect(saved).toEqual([]);
});
