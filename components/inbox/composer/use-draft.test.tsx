// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { answers, callsOf, conversation, enter, field, savedIn, show, type } from "./composer-world";

describe("drafts", () => {
  it("come back from the server and go to it, the last text only", async () => {
    show({ id: "c2", draft: "Dobrý den" });
    expect(field().value).toBe("Dobrý den");
    type("Dobrý den, pa");
    type("Dobrý den, paní");
    await waitFor(() => expect(savedIn("c2")).toEqual(["Dobrý den, paní"]), {
      timeout: 3000,
    });
  });

  it("are saved at once when the conversation is left", async () => {
    const { unmount } = show({ id: "c3" });
    type("Rozepsané");
    unmount();
    await waitFor(() => expect(savedIn("c3")).toEqual(["Rozepsané"]));
  });

  it("survive a server that does not answer", async () => {
    answers["inbox.saveDraft"] = () => {
      throw new TypeError("offline");
    };
    const { unmount } = show({ id: "c4" });
    type("Rozepsané");
    unmount();
    await waitFor(() => expect(savedIn("c4")).toHaveLength(1));
    answers["inbox.saveDraft"] = () => null;
    show({ id: "c4" });
    expect(field().value).toBe("Rozepsané");
    // It need not be touched to get there after all.
    await waitFor(() => expect(savedIn("c4")).toHaveLength(2), { timeout: 3000 });
  });

  it("go to the server when the network is back, and nothing is said of what was sent meanwhile (O24)", async () => {
    answers["inbox.saveDraft"] = () => {
      throw new TypeError("offline");
    };
    show({ id: "c11" });
    type("Rozepsané");
    expect(await screen.findByText(/zůstává v tomto prohlížeči/, {}, { timeout: 3000 })).toBeTruthy();
    answers["inbox.saveDraft"] = () => null;
    fireEvent(window, new Event("online"));
    await waitFor(() => expect(savedIn("c11")).toEqual(["Rozepsané", "Rozepsané"]), { timeout: 3000 });
    await waitFor(() => expect(screen.queryByText(/zůstává v tomto prohlížeči/)).toBeNull());
    answers["inbox.saveDraft"] = () => {
      throw new TypeError("offline");
    };
    type("Rozepsané dál");
    expect(await screen.findByText(/zůstává v tomto prohlížeči/, {}, { timeout: 3000 })).toBeTruthy();
    enter();
    expect(screen.queryByText(/zůstává v tomto prohlížeči/)).toBeNull();
  });

  it("go when they were sent from another device, but not for an answer older than what was saved (d.2)", async () => {
    const { change } = show({ id: "c12", draft: "Přijďte v pět" });
    answers["inbox.conversation"] = () => conversation({ id: "c12", draft: "Přijďte v pět" });
    change({ draft: "" });
    await waitFor(() => expect(callsOf("inbox.conversation")).toHaveLength(1));
    expect(field().value).toBe("Přijďte v pět");
    change({ draft: "Přijďte v pět" });
    answers["inbox.conversation"] = () => conversation({ id: "c12", draft: "" });
    change({ draft: "" });
    await waitFor(() => expect(field().value).toBe(""));
    // What is being written here is nobody else's to take.
    type("Něco jiného");
    change({ draft: "Přijďte v pět" });
    change({ draft: "" });
    expect(field().value).toBe("Něco jiného");
  });
});
