// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useRef } from "react";
import { afterEach, expect, it, vi } from "vitest";
import { useKeptScroll } from "./use-kept-scroll";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function List() {
  const scroller = useRef<HTMLUListElement>(null);
  useKeptScroll(scroller);
  return <ul ref={scroller} />;
}

/** The list on one step of the history, from its beginning. */
function enter(step: string | null) {
  cleanup();
  vi.stubGlobal("navigation", step && { currentEntry: { key: step } });
  render(<List />);
  return screen.getByRole("list");
}
function scroll(list: HTMLElement, to: number) {
  list.scrollTop = to;
  fireEvent.scroll(list);
}

it("finds a list where it was left on the way back, and at its top when it is entered anew (N.33)", () => {
  scroll(enter("first"), 5_000);
  expect(enter("second").scrollTop).toBe(0);
  expect(enter("first").scrollTop).toBe(5_000);
});

it("begins at the top where the browser does not tell its steps", () => {
  scroll(enter(null), 5_000);
  expect(enter(null).scrollTop).toBe(0);
});
