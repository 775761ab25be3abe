// @vitest-environment jsdom
import { render, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { Field } from "./field";
import { RadioGroup } from "./radio-group";

it("names each choice by its own label, the group by the field's", () => {
  const options = [
    { value: "a", label: "Servis", hint: "denní limit" },
    { value: "b", label: "E-shop" },
  ];
  render(
    <Field label="Ze kterého čísla">
      <RadioGroup options={options} value="a" onValueChange={() => undefined} />
    </Field>,
  );
  expect(screen.getByRole("radiogroup", { name: "Ze kterého čísla" })).toBeTruthy();
  expect(screen.getByRole("radio", { name: "Servis", description: "denní limit" })).toBeTruthy();
  expect(screen.getByRole("radio", { name: "E-shop" })).toBeTruthy();
});
