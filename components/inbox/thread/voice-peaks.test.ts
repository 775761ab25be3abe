import { expect, it } from "vitest";
import { peaksOf } from "./voice-peaks";

it("measures how loud each part of a recording is", () => {
  expect(peaksOf(Float32Array.of(0, 0, 0.5, -0.5, 0.25, 0.25), 3)).toEqual([0, 1, 0.5]);
});

it("is silent for silence and for next to nothing", () => {
  expect(peaksOf(new Float32Array(100), 4)).toEqual([0, 0, 0, 0]);
  expect(peaksOf(Float32Array.of(0.2), 3)).toEqual([1, 0, 0]);
});
