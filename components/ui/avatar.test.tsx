// @vitest-environment jsdom
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { Avatar } from "./avatar";

afterEach(cleanup);

it("bears the channel's own glyph, colour and name where a conversation is listed (S0.1, S1.4)", () => {
  const { container, rerender } = render(<Avatar id="1" name="Jana Nová" channel />);
  expect(container.querySelector(".text-ok-text svg")).not.toBeNull();
  expect(screen.getByRole("img", { name: "WhatsApp" })).toBeTruthy();
  rerender(<Avatar id="1" name="Jana Nová" />);
  expect(container.querySelector("svg")).toBeNull();
});
