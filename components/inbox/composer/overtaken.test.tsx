// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { message } from "../thread/thread-samples";
import { useThread } from "../thread/use-thread";
import { answers, callsOf, enter, field, show, type, withSession } from "./composer-world";

/** The thread stands on the screen down to the message `m2`. */
function Thread() {
  const { items } = useThread("c1", null);
  return <p>{items.length > 0 ? "vlákno" : null}</p>;
}

const overtaken = { ok: false, reason: "answered_meanwhile", names: ["Jana Dvořáková", "Jan Malý"] };
const warning = () => screen.queryByRole("alert");

/** Somebody answered below m2. */
async function warned() {
  answers["inbox.reply"] = ({ seenMessageId }) => (seenMessageId === "m2" ? overtaken : { ok: true });
  answers["inbox.thread"] = () => ({
    items: [message({ id: "m1" }), message({ id: "m2" })],
    nextCursor: null,
    newerCursor: null,
    isHidden: false,
  });
  show({}, "operator", <Thread />);
  await screen.findByText("vlákno", {}, { timeout: 4_000 });
  type("Zítra v deset.");
  enter();
  await screen.findByText(/Klient mezitím dostal odpověď/, {}, { timeout: 4_000 });
}

describe("somebody answered meanwhile (O14)", () => {
  it("says who, takes the bubble back and keeps the text", async () => {
    await warned();
    expect(warning()?.textContent).toMatch(/Jana Dvořáková a\sJan Malý/);
    expect(field().value).toBe("Zítra v deset.");
    expect(screen.queryByRole("article")).toBeNull();
    expect(callsOf("inbox.reply")).toHaveLength(1);
  });

  it("sends anyway, once, without asking again", async () => {
    await warned();
    fireEvent.click(screen.getByRole("button", { name: "Odeslat přesto" }));
    await waitFor(() => expect(callsOf("inbox.reply")).toHaveLength(2));
    expect(callsOf("inbox.reply")[1]).not.toHaveProperty("seenMessageId");
    expect(warning()).toBeNull();
    expect(field().value).toBe("");
    type("A ještě něco");
    enter();
    await waitFor(() => expect(callsOf("inbox.reply")).toHaveLength(3));
    expect(callsOf("inbox.reply")[2]).toMatchObject({ seenMessageId: "m2" });
  });

  it("drops what was written", async () => {
    await warned();
    fireEvent.click(screen.getByRole("button", { name: "Zahodit" }));
    expect(warning()).toBeNull();
    expect(field().value).toBe("");
    expect(document.activeElement).toBe(field());
    expect(callsOf("inbox.reply")).toHaveLength(1);
  });
});

describe("only who holds the session answers (O14)", () => {
  const colleagues = withSession({ operatorId: "u9", operatorName: "Jana Dvořáková" });

  it("locks a supervisor's composer, says why and lets them take over", () => {
    show({ ...colleagues, answerRight: "holder" }, "supervisor");
    expect(screen.getByText("Sezení vede: Jana Dvořáková")).toBeTruthy();
    expect(screen.getByRole("button", { name: "Převzít" })).toBeTruthy();
  });

  it("does not offer it to an operator, and opens for everybody where the company says so", () => {
    const { unmount } = show({ ...colleagues, answerRight: "holder" });
    expect(screen.queryByRole("button", { name: "Převzít" })).toBeNull();
    unmount();
    show({ ...colleagues, answerRight: "everyone" });
    expect(field()).toBeTruthy();
  });
});
