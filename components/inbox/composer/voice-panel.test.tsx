// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { field, show, type } from "./composer-world";

const record = () => screen.getAllByLabelText("Nahrát hlasovou zprávu")[0] as HTMLButtonElement;

/** A browser that can record, whose microphone is not given. */
function withoutMicrophone(name: string) {
  vi.stubGlobal("MediaRecorder", { isTypeSupported: () => true });
  const getUserMedia = () => Promise.reject(new DOMException("", name));
  vi.stubGlobal("navigator", Object.assign(Object.create(navigator), { mediaDevices: { getUserMedia } }));
}

it.each([
  ["NotAllowedError", "Mikrofon není povolený", /nastavení webu, mikrofon povolte/],
  ["NotFoundError", "Žádný mikrofon", /Připojte mikrofon/],
  ["NotReadableError", "Mikrofon používá jiný program", /Ukončete v něm hovor/],
])("says why there is no microphone and what helps: %s (O18)", async (name, title, hint) => {
  withoutMicrophone(name);
  show({ id: name });
  fireEvent.click(record());
  expect(await screen.findByText(title)).toBeTruthy();
  expect(screen.getByText(hint)).toBeTruthy();
  expect(screen.getByRole("button", { name: "Zkusit znovu" })).toBeTruthy();
});

it("gives the field back with its draft and the focus when nothing can be recorded (O18)", async () => {
  show({ id: "unable" });
  type("Rozepsané");
  fireEvent.click(record());
  expect(await screen.findByText("Tady nahrávat nejde")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Zavřít" }));
  await waitFor(() => expect(document.activeElement).toBe(field()));
  expect(field().value).toBe("Rozepsané");
});
