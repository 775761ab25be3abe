// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { useLeaveGuard } from "./use-leave-guard";

const push = vi.fn();
vi.mock("next/navigation", () => ({ useRouter: () => ({ push }) }));
beforeEach(() => push.mockClear());
afterEach(cleanup);

function Page({ isDirty }: { isDirty: boolean }) {
  const { waiting, leave, stay } = useLeaveGuard(isDirty);
  return (
    <>
      <a href="/inbox?filter=mine" onClick={(event) => event.preventDefault()}>
        Sezení
      </a>
      <a href="/inbox" target="_blank" rel="noopener" onClick={(event) => event.preventDefault()}>
        Nová karta
      </a>
      <output>{waiting ? "ptá se" : "klid"}</output>
      <button type="button" onClick={leave}>
        Odejít
      </button>
      <button type="button" onClick={stay}>
        Zůstat
      </button>
    </>
  );
}
const state = () => screen.getByRole("status").textContent;

it("asks before a link leaves unsaved changes, and goes where it led", () => {
  render(<Page isDirty />);
  fireEvent.click(screen.getByText("Sezení"));
  expect(state()).toBe("ptá se");
  expect(push).not.toHaveBeenCalled();
  fireEvent.click(screen.getByText("Odejít"));
  expect(push).toHaveBeenCalledWith("/inbox?filter=mine");
});

it("stays when told so", () => {
  render(<Page isDirty />);
  fireEvent.click(screen.getByText("Sezení"));
  fireEvent.click(screen.getByText("Zůstat"));
  expect(state()).toBe("klid");
  expect(push).not.toHaveBeenCalled();
});

it("lets go what leaves nothing behind", () => {
  const { rerender } = render(<Page isDirty={false} />);
  fireEvent.click(screen.getByText("Sezení"));
  expect(state()).toBe("klid");
  rerender(<Page isDirty />);
  fireEvent.click(screen.getByText("Nová karta"));
  expect(state()).toBe("klid");
});

it("has the browser ask when the tab is closed", () => {
  const closing = () => {
    const event = new Event("beforeunload", { cancelable: true });
    window.dispatchEvent(event);
    return event.defaultPrevented;
  };
  const { rerender } = render(<Page isDirty={false} />);
  expect(closing()).toBe(false);
  rerender(<Page isDirty />);
  expect(closing()).toBe(true);
});

/** What the browser's button does; the entry is gone when this is over. */
const pressBack = () =>
  new Promise<void>((resolve) => {
    window.addEventListener("popstate", () => resolve(), { once: true });
    history.back();
  });

it("holds the browser's Back once, again after staying, and goes back when told to leave", async () => {
  history.pushState({}, "", "/settings/numbers");
  history.pushState({ __NA: true }, "", "/settings/numbers/1/profile");
  render(<Page isDirty />);
  await pressBack();
  expect(location.pathname).toBe("/settings/numbers/1/profile");
  await waitFor(() => expect(state()).toBe("ptá se"));
  fireEvent.click(screen.getByText("Zůstat"));
  expect(state()).toBe("klid");
  await pressBack();
  expect(location.pathname).toBe("/settings/numbers/1/profile");
  await waitFor(() => expect(state()).toBe("ptá se"));
  fireEvent.click(screen.getByText("Odejít"));
  await waitFor(() => expect(location.pathname).toBe("/settings/numbers"));
});

it("takes its own entry away when everything is saved, so that one Back leaves", async () => {
  history.pushState({}, "", "/settings/numbers");
  history.pushState({}, "", "/settings/numbers/1/profile");
  const { rerender } = render(<Page isDirty />);
  rerender(<Page isDirty={false} />);
  await waitFor(() => expect(history.state?.hovornaHeld).toBeUndefined());
  expect(state()).toBe("klid");
  await pressBack();
  expect(location.pathname).toBe("/settings/numbers");
});
