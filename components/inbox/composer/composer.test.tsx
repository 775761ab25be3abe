// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import errors from "@/messages/cs/errors.json";
import {
  answers,
  callsOf,
  closed,
  conversation,
  enter,
  field,
  mode,
  offer,
  show,
  type,
  withSession,
} from "./composer-world";

describe("an open window", () => {
  it("says how long it stays open", () => {
    show();
    expect(screen.getByText(/^Okno\s*23 h 40 min$|23 h 4[01] min/)).toBeTruthy();
  });

  it("sends with Enter: the bubble stands, the field is empty and still in focus", async () => {
    show();
    type("  Stavte se v *úterý*\nráno  ");
    enter();
    expect(field().value).toBe("");
    expect(document.activeElement).toBe(field());
    expect(await screen.findByRole("article", { name: /Stavte se/ })).toBeTruthy();
    await waitFor(() => expect(callsOf("inbox.reply")).toHaveLength(1));
    expect(callsOf("inbox.reply")[0]).toMatchObject({
      conversationId: "c1",
      content: { kind: "text", body: "Stavte se v *úterý*\nráno" },
    });
  });

  it("sends once, however often Enter and the button are hit", async () => {
    show();
    type("Ano");
    enter();
    enter();
    enter({ repeat: true });
    fireEvent.click(screen.getByRole("button", { name: "Odeslat" }));
    await waitFor(() => expect(callsOf("inbox.reply").length).toBeGreaterThan(0));
    expect(await screen.findAllByRole("article")).toHaveLength(1);
    expect(callsOf("inbox.reply")).toHaveLength(1);
  });

  it("breaks the line with Shift+Enter and lets an input method finish its word", () => {
    show();
    type("Ano");
    enter({ shiftKey: true });
    enter({ isComposing: true });
    expect(screen.queryByRole("article")).toBeNull();
  });

  it("keeps what failed and tries again under the same id", async () => {
    answers["inbox.reply"] = () => {
      throw new TypeError("offline");
    };
    show();
    type("Ano");
    enter();
    await waitFor(() => expect(screen.getByRole("article").textContent).toContain(errors.offline));
    expect(leaves()).toBe(false);
    answers["inbox.reply"] = () => ({ ok: true });
    fireEvent.click(screen.getByRole("button", { name: "znovu" }));
    await waitFor(() => expect(callsOf("inbox.reply")).toHaveLength(2));
    const [first, second] = callsOf("inbox.reply");
    expect(first?.messageId).toBe(second?.messageId);
    await waitFor(() => expect(leaves()).toBe(true));
  });

  it("gives the text back when the window closed in the meantime", async () => {
    answers["inbox.reply"] = () => ({ ok: false, reason: "window_closed" });
    show();
    type("Ano");
    enter();
    await waitFor(() => expect(field().value).toBe("Ano"));
    expect(screen.queryByRole("article")).toBeNull();
  });

  it("does not send more than 4,096 characters and says how many are over", async () => {
    show();
    type("a".repeat(4098));
    enter();
    expect(screen.getByText("O 2 znaky víc")).toBeTruthy();
    expect(screen.queryByRole("article")).toBeNull();
  });

  it("takes files dropped or pasted anywhere over the thread, and no drawing that could run (S1.8)", async () => {
    show();
    const file = new File(["<svg/>"], "logo.svg", { type: "image/svg+xml" });
    const dragged = { dataTransfer: { types: ["Files"], files: [file], dropEffect: "" } };
    const main = screen.getByRole("main");
    fireEvent.dragOver(main, dragged);
    expect(screen.getByText("Pusťte soubory sem")).toBeTruthy();
    fireEvent.drop(main, dragged);
    fireEvent.paste(document.body, { clipboardData: { files: [file] } });
    fireEvent.paste(field(), { clipboardData: { files: [file] } });
    const files = within(await screen.findByRole("list", { name: "Přiložené soubory" }));
    expect(files.getAllByText("logo.svg")).toHaveLength(3);
    expect(files.getAllByRole("alert")[0]?.textContent).toContain("Tento typ souboru WhatsApp neposílá");
    expect(leaves()).toBe(false);
    for (const remove of files.getAllByRole("button", { name: /Odebrat/ })) fireEvent.click(remove);
    expect(leaves()).toBe(true);
  });

  it("lets no dropped file take the place of the desk, whatever is being written (S1.8)", () => {
    show(closed);
    const dropped = { dataTransfer: { types: ["Files"], files: [], dropEffect: "" } };
    expect(fireEvent.drop(screen.getByRole("main"), dropped)).toBe(false);
  });

  it("marks the selection bold with Ctrl+B", () => {
    show();
    type("velmi rychle");
    field().setSelectionRange(6, 12);
    fireEvent.keyDown(field(), { key: "b", ctrlKey: true });
    expect(field().value).toBe("velmi *rychle*");
  });
});

describe("modes", () => {
  it("keep their own texts", () => {
    show();
    type("Pro klienta");
    mode("Poznámka");
    const note = screen.getByRole<HTMLTextAreaElement>("textbox", { name: /Poznámka pro kolegy/ });
    fireEvent.change(note, { target: { value: "Pro kolegy" } });
    mode("Zpráva");
    expect(field().value).toBe("Pro klienta");
    mode("Poznámka");
    expect(screen.getByDisplayValue("Pro kolegy")).toBeTruthy();
  });

  it("are reached by N, T and R, but not while writing", async () => {
    show();
    fireEvent.keyDown(document.body, { key: "n" });
    expect(screen.getByRole("textbox", { name: /Poznámka pro kolegy/ })).toBe(document.activeElement);
    fireEvent.keyDown(document.activeElement ?? document.body, { key: "t" });
    expect(screen.queryByRole("searchbox", { name: "Hledat formulář" })).toBeNull();
    fireEvent.keyDown(document.body, { key: "t" });
    expect(screen.getByRole("searchbox", { name: "Hledat formulář" })).toBe(document.activeElement);
    fireEvent.keyDown(document.body, { key: "r" });
    expect(field()).toBe(document.activeElement);
  });

  it("save a note under one id, and never as a message", async () => {
    answers["inbox.note"] = () => {
      throw new TypeError("offline");
    };
    show();
    mode("Poznámka");
    const note = screen.getByRole("textbox", { name: /Poznámka pro kolegy/ });
    fireEvent.change(note, { target: { value: "Volat po 15. hodině" } });
    fireEvent.keyDown(note, { key: "Enter" });
    await waitFor(() => expect(callsOf("inbox.note")).toHaveLength(1));
    answers["inbox.note"] = () => undefined;
    await waitFor(() => {
      fireEvent.keyDown(note, { key: "Enter" });
      expect(callsOf("inbox.note").length).toBeGreaterThan(1);
    });
    const ids = new Set(callsOf("inbox.note").map(({ noteId }) => noteId));
    expect(ids.size).toBe(1);
    expect(callsOf("inbox.reply")).toEqual([]);
    await waitFor(() => expect(screen.getByRole("textbox")).toHaveProperty("value", ""));
  });
});

describe("templates (S4.19)", () => {
  it("are at hand in an open window, beside a note too, and leave as a template", async () => {
    show();
    mode("Poznámka");
    mode("Šablona");
    fireEvent.click(await screen.findByRole("button", { name: /nabidka_terminu/ }));
    fireEvent.change(screen.getByLabelText("Proměnná 2"), { target: { value: "úterý" } });
    fireEvent.click(screen.getByRole("button", { name: "Odeslat formulář" }));
    await waitFor(() => expect(callsOf("inbox.reply")).toHaveLength(1));
    expect(callsOf("inbox.reply")[0]?.content).toMatchObject({ kind: "template", templateId: "t1" });
  });

  it("stand in the place of the field in a closed window", async () => {
    show(closed);
    expect(await screen.findByRole("button", { name: /nabidka_terminu/ })).toBeTruthy();
    mode("Poznámka");
    mode("Šablona");
    expect(await screen.findByRole("button", { name: /nabidka_terminu/ })).toBeTruthy();
  });
});

describe("a closed window", () => {
  it("turns into templates, fills in the name and offers the draft", async () => {
    show({ ...closed, draft: "úterý 1. 12.\nv 8:00" });
    expect(screen.getByText("Okno 24 h je zavřené")).toBeTruthy();
    fireEvent.click(await screen.findByRole("button", { name: /nabidka_terminu/ }));
    expect(screen.getByLabelText("Proměnná 1")).toHaveProperty("value", "Věra Pokorná");
    expect(screen.getByRole("button", { name: "Odeslat formulář" }).getAttribute("aria-disabled")).toBe("true");
    fireEvent.click(screen.getByRole("button", { name: "Vložit koncept do pole Proměnná 2" }));
    expect(screen.getByLabelText("Proměnná 2")).toHaveProperty("value", "úterý 1. 12. v 8:00");
    const [preview] = screen.getAllByRole("region", { name: "Náhled u klienta" });
    expect(within(preview ?? document.body).getByText("úterý 1. 12. v 8:00")).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "Odeslat formulář" }));
    await waitFor(() => expect(callsOf("inbox.reply")).toHaveLength(1));
    expect(callsOf("inbox.reply")[0]?.content).toEqual({
      kind: "template",
      templateId: "t1",
      files: {},
      values: { "body.1": "Věra Pokorná", "body.2": "úterý 1. 12. v 8:00" },
    });
  });
});

describe("marketing to a client whose consent nobody recorded (S4.3)", () => {
  const pick = async (role: "operator" | "supervisor") => {
    answers["inbox.sendingTemplates"] = () => [{ ...offer, category: "marketing" }];
    show({ ...closed }, role);
    fireEvent.click(await screen.findByRole("button", { name: /nabidka_terminu/ }));
    fireEvent.change(screen.getByLabelText("Proměnná 2"), { target: { value: "úterý" } });
    await screen.findByText("Kontakt nemá souhlas s marketingem.");
  };
  const send = () => fireEvent.click(screen.getByRole("button", { name: /Odeslat formulář/ }));

  it("does not leave from an operator", async () => {
    await pick("operator");
    send();
    expect(screen.queryByLabelText("Důvod odeslání bez souhlasu")).toBeNull();
    expect(callsOf("inbox.reply")).toEqual([]);
  });

  it("leaves from a supervisor with the reason only", async () => {
    await pick("supervisor");
    send();
    expect(callsOf("inbox.reply")).toEqual([]);
    fireEvent.change(screen.getByLabelText("Důvod odeslání bez souhlasu"), {
      target: { value: "Řekl si o ni v prodejně" },
    });
    send();
    await waitFor(() => expect(callsOf("inbox.reply")).toHaveLength(1));
    expect(callsOf("inbox.reply")[0]?.content).toMatchObject({
      consentException: { reason: "Řekl si o ni v prodejně" },
    });
  });

  it("only warns where the company says so", async () => {
    answers["consent.policy"] = () => "warn";
    await pick("operator");
    await waitFor(() => expect(screen.queryByText(/Podle nastavení firmy/)).toBeTruthy());
    send();
    await waitFor(() => expect(callsOf("inbox.reply")).toHaveLength(1));
  });
});

describe("nothing may be written", () => {
  it.each([
    ["after a template, until the client reacts", withSession({ status: "awaiting_reply" }), "Čeká na reakci klienta"],
    [
      "into a colleague's session",
      withSession({ operatorId: "u2", operatorName: "Jana Horáková" }),
      "Sezení vede: Jana Horáková",
    ],
    ["to a blocked client", { contact: { ...conversation().contact, blockedAt: new Date() } }, "Klient je zablokovaný"],
    [
      "from a disconnected number",
      { number: { ...conversation().number, status: "disconnected" as const, statusReason: "Token vypršel" } },
      "Číslo Servis teď neodesílá",
    ],
  ])("%s", (_, over, title) => {
    show(over);
    expect(screen.getByText(title)).toBeTruthy();
    expect(screen.queryByRole("textbox")).toBeNull();
    fireEvent.keyDown(document.body, { key: "t" });
    expect(screen.queryByRole("searchbox")).toBeNull();
    mode("Poznámka");
    expect(screen.getByRole("textbox", { name: /Poznámka pro kolegy/ })).toBeTruthy();
  });
});

/** Whether the tab may be closed without a word. */
const leaves = (): boolean => fireEvent(window, new Event("beforeunload", { cancelable: true }));
