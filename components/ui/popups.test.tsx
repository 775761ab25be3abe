// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import fc from "fast-check";
import { NextIntlClientProvider } from "next-intl";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import common from "@/messages/cs/common.json";
import { IconButton } from "./icon-button";
import { Menu, MenuItem, menuParts } from "./menu";
import { placeOf } from "./place-beside";

beforeAll(() => menuParts.load());
afterEach(() => {
  vi.useRealTimers();
  cleanup();
});

const inCzech = (children: React.ReactNode) => (
  <NextIntlClientProvider locale="cs" timeZone="Europe/Prague" messages={{ common }}>
    {children}
  </NextIntlClientProvider>
);

describe("a name beside its control", () => {
  it("waits under the pointer, comes at once with the focus, and goes with Escape (WCAG 1.4.13)", () => {
    vi.useFakeTimers();
    render(inCzech(<IconButton label="Štítky">x</IconButton>));
    const button = screen.getByRole("button", { name: "Štítky" });
    fireEvent.pointerEnter(button, { pointerType: "mouse" });
    expect(screen.queryByRole("tooltip")).toBeNull();
    act(() => void vi.advanceTimersByTime(500));
    expect(screen.getByRole("tooltip").textContent).toBe("Štítky");
    fireEvent.keyDown(document.body, { key: "Escape" });
    act(() => void vi.advanceTimersByTime(1));
    expect(screen.queryByRole("tooltip")).toBeNull();
  });

  it("stays while the pointer is on its words", () => {
    vi.useFakeTimers();
    render(inCzech(<IconButton label="Štítky">x</IconButton>));
    const button = screen.getByRole("button", { name: "Štítky" });
    fireEvent.pointerEnter(button, { pointerType: "mouse" });
    act(() => void vi.advanceTimersByTime(500));
    fireEvent.pointerLeave(button);
    fireEvent.pointerEnter(screen.getByRole("tooltip"));
    act(() => void vi.advanceTimersByTime(1_000));
    expect(screen.getByRole("tooltip")).toBeTruthy();
    fireEvent.pointerLeave(screen.getByRole("tooltip"));
    act(() => void vi.advanceTimersByTime(1_000));
    expect(screen.queryByRole("tooltip")).toBeNull();
  });

  it("stands on the screen wherever its control stands, and never over it where there is room", () => {
    const view = { width: 1440, height: 900 };
    const box = fc.record({
      left: fc.integer({ min: 0, max: 1400 }),
      top: fc.integer({ min: 0, max: 860 }),
      width: fc.constant(32),
      height: fc.constant(32),
    });
    const sizes = fc.record({ width: fc.integer({ min: 20, max: 288 }), height: fc.integer({ min: 20, max: 80 }) });
    fc.assert(
      fc.property(box, sizes, fc.constantFrom("top", "bottom", "left", "right"), (anchor, size, side) => {
        const { left, top } = placeOf(anchor, size, side, view);
        expect(left >= 0 && top >= 0 && left + size.width <= view.width && top + size.height <= view.height).toBe(true);
        const covers =
          left < anchor.left + 32 &&
          left + size.width > anchor.left &&
          top < anchor.top + 32 &&
          top + size.height > anchor.top;
        expect(covers).toBe(false);
      }),
    );
  });
});

describe("a menu", () => {
  const show = (onPick = vi.fn()) => {
    vi.stubGlobal("matchMedia", () => ({ matches: false }));
    render(
      inCzech(
        <Menu trigger={<button type="button">Akce</button>}>
          <MenuItem onClick={onPick}>První</MenuItem>
          <MenuItem>Druhá</MenuItem>
        </Menu>,
      ),
    );
    return { button: screen.getByRole("button", { name: "Akce" }), onPick };
  };

  it("opened with a key has its first item at hand, and gives the focus back", async () => {
    const { button } = show();
    button.focus();
    fireEvent.keyDown(button, { key: "ArrowDown" });
    const first = await screen.findByRole("menuitem", { name: "První" });
    expect(screen.getByRole("menu", { name: "Akce" })).toBeTruthy();
    await waitFor(() => expect(document.activeElement).toBe(first));
    fireEvent.keyDown(first, { key: "Escape" });
    await waitFor(() => expect(document.activeElement).toBe(button));
    await waitFor(() => expect(screen.queryByRole("menu")).toBeNull());
  });

  it("closes by its button and does what was chosen", async () => {
    const { button, onPick } = show();
    fireEvent.click(button, { detail: 1 });
    expect(await screen.findByRole("menu")).toBeTruthy();
    expect(button.getAttribute("aria-expanded")).toBe("true");
    fireEvent.click(button, { detail: 1 });
    await waitFor(() => expect(screen.queryByRole("menu")).toBeNull());
    fireEvent.click(button, { detail: 1 });
    fireEvent.click(await screen.findByRole("menuitem", { name: "První" }));
    expect(onPick).toHaveBeenCalledTimes(1);
    await waitFor(() => expect(screen.queryByRole("menu")).toBeNull());
  });
});
