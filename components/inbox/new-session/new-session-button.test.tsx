// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import type { ComponentProps } from "react";
import { afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { TRPCReactProvider } from "@/components/live/trpc";
import { menuParts } from "@/components/ui/menu";
import common from "@/messages/cs/common.json";
import composer from "@/messages/cs/composer.json";
import errors from "@/messages/cs/errors.json";
import { MeProvider } from "../me";
import { NewSessionButton } from "./new-session-button";

beforeAll(() => menuParts.load());
beforeEach(() => void vi.stubGlobal("fetch", () => new Promise(() => undefined)));
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const show = (props: ComponentProps<typeof NewSessionButton> = {}) =>
  render(
    <NextIntlClientProvider locale="cs" timeZone="Europe/Prague" messages={{ common, composer, errors }}>
      <TRPCReactProvider>
        <MeProvider me={{ id: "u1", name: "Petra Nováková", role: "operator" }}>
          <NewSessionButton {...props} />
        </MeProvider>
      </TRPCReactProvider>
    </NextIntlClientProvider>,
  );

it("is called WhatsApp while that is the only channel, and says what it does (S1.22)", () => {
  show();
  const button = screen.getByRole("button", { name: "WhatsApp: nové sezení" });
  expect(button.textContent).toBe("WhatsApp");
});

it("is the menu Nové sezení once there is another channel (S1.23)", async () => {
  const onSelect = vi.fn();
  show({ others: [{ key: "phone", label: "Telefon", icon: null, onSelect }] });
  fireEvent.click(screen.getByRole("button", { name: "Nové sezení" }));
  const items = await screen.findAllByRole("menuitem");
  expect(items.map(({ textContent }) => textContent)).toEqual(["WhatsApp", "Telefon"]);
  fireEvent.click(screen.getByRole("menuitem", { name: "Telefon" }));
  expect(onSelect).toHaveBeenCalledOnce();
});
