import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { labelColors } from "@/db/enums";

const css = readFileSync("app/tokens.css", "utf8");
const themes = { light: css.slice(0, css.indexOf(".dark {")), dark: css.slice(css.indexOf(".dark {")) };

describe.each(Object.entries(themes))("colours of labels in %s (S1.18)", (_, tokens) => {
  it.each(labelColors)("%s is readable, and its dot is seen on every surface", (color) => {
    const of = (name: string) => luminance(oklchOf(tokens, name));
    expect(contrast(of(`label-${color}`), of(`label-${color}-t`))).toBeGreaterThanOrEqual(4.5);
    for (const surface of ["canvas", "surface", "raised", "press"])
      expect(contrast(of(surface), of(`label-${color}-d`))).toBeGreaterThanOrEqual(3);
  });
});

type Oklch = [lightness: number, chroma: number, hue: number];

function oklchOf(tokens: string, name: string): Oklch {
  const [, l, c, h] = tokens.match(new RegExp(`--${name}: oklch\\(([\\d.]+) ([\\d.]+) ([\\d.]+)\\)`)) ?? [];
  if (!l || !c || !h) throw new Error(`no token ${name}`);
  return [Number(l), Number(c), Number(h)];
}

/** WCAG's relative luminance, by way of linear sRGB clipped to what a screen shows. */
function luminance([lightness, chroma, hue]: Oklch): number {
  const [a, b] = [chroma * Math.cos((hue * Math.PI) / 180), chroma * Math.sin((hue * Math.PI) / 180)];
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const red = 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s;
  const green = -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s;
  const blue = -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s;
  const [r, g, bl] = [red, green, blue].map((value) => Math.min(1, Math.max(0, value)));
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (bl ?? 0);
}

const contrast = (a: number, b: number): number => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
