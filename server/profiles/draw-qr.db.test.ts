import sharp from "sharp";
import { afterAll, beforeAll, expect, it } from "vitest";
import { addNumber, type TestWorld, testWorld } from "../test-world";
import { drawQr } from "./draw-qr";
import { qrSizes } from "./link-rules";

let world: TestWorld;
let numberId: string;
beforeAll(async () => {
  world = await testWorld();
  ({ numberId } = await addNumber(world.ctx, { phone: "+420725118411" }));
});
afterAll(() => world.close());

const code = { text: "Dobrý den 🚲", color: "black", format: "png", size: "512" } as const;

it.each(qrSizes)("is a PNG of exactly %s pixels with a white border", async (size) => {
  const { bytes, mimeType, fileName } = await drawQr(world.ctx, { ...code, numberId, size });
  expect(mimeType).toBe("image/png");
  expect(fileName).toBe(`whatsapp-qr-420725118411-${size}.png`);
  const picture = sharp(bytes);
  expect(await picture.metadata()).toMatchObject({ format: "png", width: Number(size), height: Number(size) });
  const edge = await picture
    .extract({ left: 0, top: 0, width: Number(size), height: 16 })
    .greyscale()
    .raw()
    .toBuffer();
  expect(edge.every((grey) => grey === 255)).toBe(true);
});

it("is an SVG in our green, without anything active", async () => {
  const { bytes, mimeType } = await drawQr(world.ctx, { ...code, numberId, format: "svg", color: "green" });
  expect(mimeType).toBe("image/svg+xml");
  expect(String(bytes)).toContain("#075e54");
  expect(String(bytes)).not.toMatch(/script|href|onload/i);
});

it("refuses a text that does not fit and a number that is not there", async () => {
  const tooLong = { ...code, numberId, text: "ž".repeat(400) };
  await expect(drawQr(world.ctx, tooLong)).rejects.toMatchObject({ code: "invalid", key: "linkTooLong" });
  await expect(drawQr(world.ctx, { ...code, numberId: world.ctx.newId() })).rejects.toMatchObject({
    code: "not_found",
  });
});
