// @vitest-environment jsdom
import { act, cleanup, render, screen } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import { afterEach, expect, it, vi } from "vitest";
import notifications from "@/messages/cs/notifications.json";
import { notices } from "./notice-manager";
import { NoticeStack } from "./notice-stack";

afterEach(cleanup);

it("lets a notice be opened and closed by whoever hears the page", async () => {
  const onOpen = vi.fn();
  render(
    <NextIntlClientProvider locale="cs" timeZone="Europe/Prague" messages={{ notifications }}>
      <NoticeStack />
    </NextIntlClientProvider>,
  );
  act(() => void notices.add({ title: "Jana Nová", description: "Dobrý den", data: { about: "c1", onOpen } }));
  const close = await screen.findByRole("button", { name: notifications.close });
  expect(close.closest('[aria-hidden="true"]')).toBeNull();
  expect(screen.getByRole("button", { name: /Jana Nová/ })).toBeTruthy();
});
