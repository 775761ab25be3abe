import { expect, it } from "vitest";
import { sniffType } from "./sniff";
import { jpeg, samples } from "./test/sample-files";

const { pdf, mp4, m4a, threeGp, mp3, amr, opus, oldOffice, program, html, svg, text, noise } = samples;

it.each([
  ["pdf", pdf, "a.pdf", null, "application/pdf"],
  ["video", mp4, "a.mp4", "video/mp4", "video/mp4"],
  ["sound in an MP4", mp4, "a.mp4", "audio/mp4", "audio/mp4"],
  ["M4A", m4a, "a.m4a", null, "audio/mp4"],
  ["3GP", threeGp, "a.3gp", null, "video/3gpp"],
  ["MP3", mp3, "a.mp3", null, "audio/mpeg"],
  ["AMR", amr, "a.amr", null, "audio/amr"],
  ["voice message", opus, "a.ogg", null, "audio/ogg; codecs=opus"],
  ["old Word", oldOffice, "a.doc", null, "application/msword"],
  ["old Excel", oldOffice, "A.XLS", null, "application/vnd.ms-excel"],
  ["another compound file", oldOffice, "a.msg", null, "application/x-cfb"],
  ["text in Windows-1250", text, "a.txt", null, "text/plain"],
  ["text without a name", text, null, "text/plain", null],
  ["zeros that call themselves text", noise, "a.txt", "text/plain", null],
])("knows %s by its bytes", async (_, bytes, fileName, mimeType, expected) => {
  expect(await sniffType(bytes, { fileName, mimeType })).toBe(expected);
});

it.each([
  ["a page called photo.jpg", html],
  ["a drawing with a script called photo.jpg", svg],
  ["a program called photo.jpg", program],
])("does not take %s for a photo", async (_, bytes) => {
  const type = await sniffType(bytes, { fileName: "photo.jpg", mimeType: "image/jpeg" });
  expect(type ?? "").not.toMatch(/^image\/(?:jpeg|png)/);
});

it("takes a photo for a photo, whatever it is called", async () => {
  expect(await sniffType(await jpeg(), { fileName: "page.html", mimeType: "text/html" })).toBe("image/jpeg");
});
