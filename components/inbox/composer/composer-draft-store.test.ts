import { describe, expect, it } from "vitest";
import { mergeDraft, parseLocalDraft } from "./composer-draft-store";

describe("a draft on opening a conversation", () => {
  it.each([
    ["only the server knows one", "Dobrý den", null, "Dobrý den"],
    [
      "the copy is saved, the server's is newer",
      "Dobrý den, pane",
      { text: "Dobrý den", saved: true },
      "Dobrý den, pane",
    ],
    ["the window was closed before saving", "Dobrý", { text: "Dobrý den", saved: false }, "Dobrý den"],
    ["a part was deleted before saving", "Dobrý den", { text: "Dobrý", saved: false }, "Dobrý"],
    ["all was deleted before saving", "Dobrý den", { text: "", saved: false }, ""],
    ["the server knows nothing", "  ", { text: "Dobrý den", saved: false }, "Dobrý den"],
    ["two devices began two texts", "Z telefonu\n", { text: "Z počítače", saved: false }, "Z telefonu\n\nZ počítače"],
  ] as const)("when %s", (_, server, local, shown) => {
    expect(mergeDraft(server, local)).toBe(shown);
  });

  it.each([null, "", "nesmysl", '{"text":1,"saved":true}', '"text"'])(
    "takes no notice of a broken copy: %s",
    (stored) => {
      expect(parseLocalDraft(stored)).toBeNull();
    },
  );
});
