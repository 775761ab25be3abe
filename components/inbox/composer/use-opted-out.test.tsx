// @vitest-environment jsdom
import { fireEvent, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { answers, closed, conversation, field, offer, show } from "./composer-world";

describe("a client who opted out (d.2, O6)", () => {
  const contact = { ...conversation().contact, marketingOptedOutAt: new Date(Date.now() - 10 * 60_000) };

  it("locks the composer until the writer goes on knowingly, and offers no marketing then (S4.3)", async () => {
    answers["inbox.sendingTemplates"] = () => [{ ...offer, category: "marketing" }];
    show({ ...closed, contact });
    expect(screen.getByText("Klient si marketing nepřeje")).toBeTruthy();
    fireEvent.keyDown(document.body, { key: "t" });
    expect(screen.queryByRole("searchbox")).toBeNull();
    fireEvent.click(screen.getByRole("button", { name: "Napsat přesto" }));
    expect(await screen.findByRole("button", { name: /nabidka_terminu/ })).toHaveProperty("disabled", true);
  });

  it("may be answered where they have written since", () => {
    show({ contact, lastClientMessageAt: new Date() });
    expect(field()).toBeTruthy();
  });
});
