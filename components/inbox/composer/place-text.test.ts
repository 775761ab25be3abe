import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pointIn } from "./place-text";

const plzen = { latitude: 49.7475, longitude: 13.3776 };

describe("a place in words", () => {
  it.each([
    "49.7475, 13.3776",
    "49.7475,13.3776",
    "49.7475 13.3776",
    "49,7475; 13,3776",
    " 49.7475° N, 13.3776° E ",
    "https://www.openstreetmap.org/?mlat=49.7475&mlon=13.3776#map=16/49.7/13.3",
    "https://www.openstreetmap.org/#map=16/49.7475/13.3776",
    "https://maps.google.com/maps/place/Kola/@49.7475,13.3776,17z/data=!3m1",
    "https://www.google.com/maps?q=49.7475,13.3776",
    "https://mapy.com/cs/zakladni?x=13.3776&y=49.7475&z=17",
  ])("%s", (text) => expect(pointIn(text)).toEqual(plzen));

  it.each(["", "Americká 12, Plzeň", "49.7475", "95.1, 13.2", "49.1, 190.2", "https://kola.example/?q=kolo"])(
    "%j is none",
    (text) => expect(pointIn(text)).toBeNull(),
  );

  it("reads back every point on the Earth, and throws at nothing", () => {
    const degrees = (most: number) =>
      fc.double({ min: -most, max: most, noNaN: true }).map((value) => value.toFixed(5));
    fc.assert(
      fc.property(degrees(90), degrees(180), (north, east) => {
        expect(pointIn(`${north}, ${east}`)).toEqual({ latitude: Number(north), longitude: Number(east) });
      }),
    );
    fc.assert(fc.property(fc.string(), (text) => void pointIn(text)));
  });
});
