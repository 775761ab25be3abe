// @vitest-environment jsdom
import { render } from "@testing-library/react";
import { expect, it } from "vitest";
import { Avatar } from "./avatar";

it("bears the channel's own glyph and colour where a conversation is listed (S0.1)", () => {
  const { container, rerender } = render(<Avatar id="1" name="Jana Nová" channel />);
  expect(container.querySelector(".text-ok-text svg")).not.toBeNull();
  rerender(<Avatar id="1" name="Jana Nová" />);
  expect(container.querySelector("svg")).toBeNull();
});
