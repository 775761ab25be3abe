// @vitest-environment jsdom
import { expect, it, vi } from "vitest";
import { keepUnreadTitle, withUnread } from "./unread-title";

it.each([
  ["Sezení – Hovorna", 3, "(3) Sezení – Hovorna"],
  ["(3) Sezení – Hovorna", 4, "(4) Sezení – Hovorna"],
  ["(99+) Sezení – Hovorna", 0, "Sezení – Hovorna"],
  ["Kontakty", 120, "(99+) Kontakty"],
  ["(Test) Kontakty", 1, "(1) (Test) Kontakty"],
])("%s with %i unread is %s (O25)", (title, count, wanted) => {
  expect(withUnread(title, count)).toBe(wanted);
});

it("stays when a page changes the title, until it is ended", async () => {
  document.title = "Sezení";
  const end = keepUnreadTitle(2);
  expect(document.title).toBe("(2) Sezení");
  document.title = "Kontakty";
  await vi.waitFor(() => expect(document.title).toBe("(2) Kontakty"));
  end();
  document.title = "Kampaně";
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(document.title).toBe("Kampaně");
});
