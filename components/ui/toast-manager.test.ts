import { afterEach, beforeEach, expect, it } from "vitest";
import { endErrors, nameCause, showToast, showUndo, toasts } from "./toast-manager";

let open: string[] = [];
let stop = () => {};
beforeEach(() => {
  open = [];
  stop = toasts.manager[" subscribe"](({ action, options }) => {
    if (action === "add") open.push(options.id);
    if (action === "close") open = open.filter((id) => id !== options.id);
  });
});
afterEach(() => stop());

const failed = (action: string, isConnection = false) => {
  nameCause({ action, isConnection });
  const id = showToast({ title: "Nejde to", tone: "error" });
  nameCause(null);
  return id;
};

it("replaces what stands, so that no old error comes back, and leaves what can be undone alone", () => {
  const undo = showUndo({ title: "Smazáno", onCommit: () => {} });
  failed("numbers.reconnect");
  const saved = showToast({ title: "Uloženo" });
  expect(open).toEqual([undo, saved]);
});

it("ends an error when the same action succeeds later, not when another one does", () => {
  const id = failed("numbers.reconnect");
  endErrors(({ action }) => action === "profiles.load");
  expect(open).toEqual([id]);
  endErrors(({ action }) => action === "numbers.reconnect");
  expect(open).toEqual([]);
});

it("ends what failed for want of a connection when it is back", () => {
  const refused = failed("numbers.change");
  endErrors(({ isConnection }) => isConnection);
  expect(open).toEqual([refused]);
  failed("numbers.change", true);
  endErrors(({ isConnection }) => isConnection);
  expect(open).toEqual([]);
});

it("ends only errors that are an action's", () => {
  const plain = showToast({ title: "Zkopírováno" });
  endErrors(() => true);
  expect(open).toEqual([plain]);
});
