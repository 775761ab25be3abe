// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import type { ComponentType } from "react";
import { hydrateRoot } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

beforeEach(() => vi.resetModules()); // each page is idle once
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

type Props = { onPress: () => void };
const Live = ({ onPress }: Props) => (
  <button type="button" onClick={onPress}>
    Menu
  </button>
);

/** The page as the server drew it, with a part whose code comes when `arrive` says so. */
async function show(onPress: () => void, { untilTouched = false } = {}) {
  const [{ asleep }, { whenIdle, whenTouched }] = await Promise.all([import("./asleep"), import("./when-idle")]);
  let arrive: (code: ComponentType<Props>) => void = () => undefined;
  const fetchCode = vi.fn(() => new Promise<ComponentType<Props>>((resolve) => (arrive = resolve)));
  const Part = asleep(fetchCode, untilTouched ? whenTouched : whenIdle);
  document.body.innerHTML =
    '<main><div class="contents"><!--$--><button type="button">Menu</button><!--/$--></div></main>';
  const main = document.querySelector("main") as HTMLElement; // written above
  await act(async () => void hydrateRoot(main, <Part onPress={onPress} />));
  const button = main.querySelector("button") as HTMLButtonElement; // as above
  return { button, fetchCode, arrive: () => act(async () => arrive(Live)) };
}

describe("a part that sleeps", () => {
  it("presses again what was pressed before its code came, once, on the same element with its focus", async () => {
    const onPress = vi.fn();
    const { button, arrive } = await show(onPress);
    button.focus();
    await act(async () => void fireEvent.click(button));
    await act(async () => void fireEvent.click(button));
    expect(onPress).not.toHaveBeenCalled();
    await arrive();
    expect(onPress).toHaveBeenCalledOnce();
    expect(document.activeElement).toBe(button);
    expect(document.querySelector("button")).toBe(button);
    fireEvent.click(button);
    expect(onPress).toHaveBeenCalledTimes(2);
  });

  it("leaves a link pressed with a modifier to the browser", async () => {
    const { button } = await show(vi.fn());
    expect(fireEvent.click(button, { ctrlKey: true })).toBe(true);
    expect(fireEvent.click(button)).toBe(false);
  });

  it("wakes at the first sign of a person", async () => {
    vi.spyOn(document, "readyState", "get").mockReturnValue("loading");
    const { fetchCode } = await show(vi.fn());
    expect(fetchCode).not.toHaveBeenCalled();
    await act(async () => void fireEvent.keyDown(document.body, { key: "Tab" }));
    expect(fetchCode).toHaveBeenCalledOnce();
  });
});

describe("a part that only a hand needs", () => {
  it("sleeps on an idle page, and is pressed by the press that woke it", async () => {
    vi.useFakeTimers();
    const onPress = vi.fn();
    const { button, fetchCode, arrive } = await show(onPress, { untilTouched: true });
    await act(() => vi.advanceTimersByTimeAsync(60_000));
    expect(fetchCode).not.toHaveBeenCalled();
    await act(async () => void fireEvent.click(button));
    expect(fetchCode).toHaveBeenCalledOnce();
    await arrive();
    expect(onPress).toHaveBeenCalledOnce();
  });

  it("does not wait for the hand where the server drew nothing", async () => {
    const [{ asleep }, { whenTouched }] = await Promise.all([import("./asleep"), import("./when-idle")]);
    const Part = asleep(async () => Live, whenTouched);
    render(<Part onPress={vi.fn()} />);
    expect(await screen.findByText("Menu")).toBeTruthy();
  });
});

describe("what comes when the page is idle", () => {
  it("waits until the page is loaded, and comes though nobody touches it", async () => {
    vi.useFakeTimers();
    const state = vi.spyOn(document, "readyState", "get").mockReturnValue("loading");
    const { fetchIdle } = await import("./when-idle");
    const fetchCode = vi.fn(() => Promise.resolve("code"));
    const code = fetchIdle(fetchCode);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(fetchCode).not.toHaveBeenCalled();
    state.mockReturnValue("complete");
    window.dispatchEvent(new Event("load"));
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await code).toBe("code");
  });

  it("is asked for again when the connection broke", async () => {
    vi.useFakeTimers();
    const { fetchIdle } = await import("./when-idle");
    const fetchCode = vi.fn(() => Promise.resolve("code")).mockRejectedValueOnce(new Error("offline"));
    const code = fetchIdle(fetchCode);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await code).toBe("code");
    expect(fetchCode).toHaveBeenCalledTimes(2);
  });
});
