import sharp from "sharp";

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part, "latin1") : Buffer.from(part))));

const box = (brand: string): Uint8Array => bytes([0, 0, 0, 24], `ftyp${brand}`, [0, 0, 2, 0], `${brand}mp42`, "mdat");

export const jpeg = (width = 40, height = 30): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: "#7a5" } })
    .jpeg()
    .toBuffer();

/** The smallest files by which each type is known. */
export const samples = {
  pdf: bytes("%PDF-1.7\n%%EOF\n"),
  mp4: box("isom"),
  m4a: box("M4A "),
  threeGp: box("3gp5"),
  mp3: bytes("ID3", [4, 0, 0, 0, 0, 0, 0], [0xff, 0xfb, 0x90, 0x64], "x".repeat(64)),
  amr: bytes("#!AMR\n"),
  opus: bytes("OggS", [0, 2], [...Array(20).fill(0)], [1, 19], "OpusHead", [1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
  oldOffice: bytes([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], "\0".repeat(512)),
  program: bytes("MZ", "\0".repeat(200)),
  html: bytes("<!doctype html><script>alert(1)</script>"),
  svg: bytes('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
  text: bytes("Dobr\xfd den, p\xf8ijdu v \xfater\xfd."),
  noise: bytes([1, 0, 2, 0, 3]),
};
