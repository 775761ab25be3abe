// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { answers, callsOf, conversation, enter, field, mode, show, type } from "./composer-world";

describe("a quoted reply", () => {
  it("quotes the chosen message once (S1.6, O18)", async () => {
    show();
    mode("citovat");
    await screen.findByText("Kdy přijít?");
    await waitFor(() => expect(document.activeElement).toBe(field()));
    type("Zítra");
    enter();
    await waitFor(() => expect(screen.queryByText("Kdy přijít?")).toBeNull());
    type("ráno");
    enter();
    await waitFor(() => expect(callsOf("inbox.reply")).toHaveLength(2));
    expect(callsOf("inbox.reply").map(({ replyToMessageId }) => replyToMessageId)).toEqual(["m1", undefined]);
  });

  it("quotes nothing when it was cancelled", async () => {
    show();
    mode("citovat");
    fireEvent.click(await screen.findByRole("button", { name: "Neodpovídat na tuto zprávu" }));
    await waitFor(() => expect(screen.queryByText("Kdy přijít?")).toBeNull());
  });

  it("leaves the note for a reply, keeps the quote of what was refused (O18)", async () => {
    answers["inbox.reply"] = () => ({ ok: false, reason: "window_closed" });
    show();
    mode("Poznámka");
    mode("citovat");
    await screen.findByText("Kdy přijít?");
    type("Zítra");
    enter();
    await waitFor(() => expect(field().value).toBe("Zítra"));
    expect(await screen.findByText("Kdy přijít?")).toBeTruthy();
  });

  it("quotes nothing over a provider without quotes (O18)", async () => {
    show({ number: { ...conversation().number, quotes: false } });
    mode("citovat");
    type("Ráno");
    enter();
    await waitFor(() => expect(callsOf("inbox.reply")).toHaveLength(1));
    expect(callsOf("inbox.reply")[0]).not.toHaveProperty("replyToMessageId");
    expect(screen.queryByText("Kdy přijít?")).toBeNull();
  });
});
