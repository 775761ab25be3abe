// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { answers, show } from "./composer-world";

const record = () => screen.getAllByLabelText("Nahrát hlasovou zprávu")[0] as HTMLButtonElement;

it("is not offered where the company blocks sound (S1.13)", async () => {
  answers["team.blockedFiles"] = () => ({ kinds: ["audio"], extensions: [] });
  show({ id: "blocked" });
  await waitFor(() => expect(record().getAttribute("aria-disabled")).toBe("true"), { timeout: 4000 });
  fireEvent.click(record());
  expect(screen.queryByText("Tady nahrávat nejde")).toBeNull();
});
