import { expect, it } from "vitest";
import { isPlayable } from "./playable";

/** What the browsers say of what WhatsApp carries. */
const chromium = (type: string) => (/amr|3gpp/.test(type) ? "" : "probably");
const oldSafari = (type: string) => (/amr|ogg|3gpp/.test(type) ? "" : "maybe");

it.each([
  ["audio/ogg; codecs=opus", true, false],
  ["audio/mpeg", true, true],
  ["audio/mp4", true, true],
  ["audio/aac", true, true],
  ["audio/amr", false, false],
  ["video/mp4", true, true],
  // Played as the MP4 it is; a codec that is missing shows when it is tried.
  ["video/3gpp", true, true],
  [null, false, false],
] as const)("%s gets a player in Chromium: %s, in an older Safari: %s (S1.10)", (type, inChromium, inOldSafari) => {
  expect(isPlayable(type, chromium)).toBe(inChromium);
  expect(isPlayable(type, oldSafari)).toBe(inOldSafari);
});
