import { expect, it } from "vitest";
import { prepareVoice } from "./voice-prepare";
import { refusalOf } from "./voice-recorder";

const ogg = new Blob(["ogg"], { type: "audio/ogg; codecs=opus" });
const recorded = (type: string) => new Blob(["sound"], { type });

it.each([
  ["audio/ogg;codecs=opus", null, "audio/ogg; codecs=opus", true],
  ["audio/webm;codecs=opus", ogg, "audio/ogg; codecs=opus", true],
  ["audio/mp4", ogg, "audio/ogg; codecs=opus", true],
  ["audio/mp4", null, "audio/mp4", false],
])("%s becomes what every provider takes (O18)", async (type, converted, sentType, isVoice) => {
  const { file, isVoice: is } = await prepareVoice(recorded(type), async () => converted);
  expect([file.type, is]).toEqual([sentType, isVoice]);
});

it("wraps nothing anew that the browser records as OGG", async () => {
  const convert = () => Promise.reject(new Error("converted"));
  expect(await (await prepareVoice(recorded("audio/ogg"), convert)).file.text()).toBe("sound");
});

it.each([new Blob([], { type: "audio/webm" }), recorded("audio/webm")])("refuses what cannot be sent", async (blob) => {
  await expect(prepareVoice(blob, async () => null)).rejects.toThrow();
});

it.each([
  ["NotAllowedError", "denied"],
  ["SecurityError", "denied"],
  ["NotFoundError", "missing"],
  ["NotReadableError", "busy"],
  ["TypeError", "unsupported"],
])("a browser's %s means %s", (name, refusal) => {
  expect(refusalOf(new DOMException("", name))).toBe(refusal);
});
