// @vitest-environment jsdom
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  buttonColors,
  buttonHtml,
  buttonPlaces,
  buttonPreview,
  buttonSizes,
  colorsOf,
  escapeHtml,
  type WebButton,
} from "./button-rules";
import { chatLink } from "./link-rules";

const button: WebButton = { label: "Napište nám", color: "green", size: "medium", place: "inline", iconOnly: false };
const attacks = ['"><script>alert(1)</script>', "' onclick='alert(1)", "&lt;b&gt;", "<!--", "</a><a href=x>"];
const anyButton = fc.record({
  label: fc.oneof(fc.string({ unit: "binary", minLength: 1 }), fc.constantFrom(...attacks)),
  color: fc.constantFrom(...buttonColors),
  size: fc.constantFrom(...buttonSizes),
  place: fc.constantFrom(...buttonPlaces),
  iconOnly: fc.boolean(),
});

const attack = (label: string, iconOnly: boolean): WebButton => ({ ...button, label, iconOnly });

function parsed(html: string) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const elements = [...page.body.querySelectorAll("*")].map(({ localName }) => localName);
  const link = page.body.querySelector("a");
  return { page, elements, link };
}

describe("the button for web pages (N.58)", () => {
  it("is one link with a name that opens the chat", () => {
    const { elements, link } = parsed(buttonHtml(chatLink("+420725118411", "Dobrý den"), button));
    expect(elements).toEqual(["a", "svg", "path", "path", "span"]);
    expect(link?.href).toBe("https://wa.me/420725118411?text=Dobr%C3%BD%20den");
    expect(link?.textContent).toBe("Napište nám");
    expect(link?.rel).toBe("noopener");
  });

  it("keeps its name when only the icon is seen", () => {
    const { link } = parsed(buttonHtml("https://wa.me/420725118411", { ...button, iconOnly: true }));
    expect(link?.getAttribute("aria-label")).toBe("Napište nám");
    expect(link?.textContent).toBe("");
  });

  it.each(buttonPlaces)("stands where it is wanted: %s", (place) => {
    const { link } = parsed(buttonHtml("https://wa.me/420725118411", { ...button, place }));
    expect(link?.style.position).toBe(place === "inline" ? "" : "fixed");
  });

  it("lets nothing that was typed become markup", () => {
    fc.assert(
      fc.property(anyButton, fc.string({ unit: "binary" }), (wanted, text) => {
        const href = chatLink("+420725118411", text);
        const { elements, link } = parsed(buttonHtml(href, wanted));
        expect(elements).toEqual(["a", "svg", "path", "path", ...(wanted.iconOnly ? [] : ["span"])]);
        expect(link?.getAttribute("href")).toBe(href);
        const attributes = ["href", "target", "rel", ...(wanted.iconOnly ? ["aria-label"] : []), "style"];
        expect(link?.getAttributeNames()).toEqual(attributes);
      }),
      // Each run makes a page, which is dear: every known attack in both places, then some that chance finds.
      {
        numRuns: 70,
        examples: attacks.flatMap((text) => [true, false].map((iconOnly) => [attack(text, iconOnly), text])),
      },
    );
  }, 30_000);

  it("says what was typed, sign by sign", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        fc.pre(!/\p{Cc}/u.test(text));
        const { page } = parsed(`<p title="${escapeHtml(text)}">${escapeHtml(text)}</p>`);
        expect(page.querySelector("p")?.textContent).toBe(text);
        expect(page.querySelector("p")?.title).toBe(text);
      }),
    );
  }, 30_000);

  it("is previewed on a page of its own, without a script", () => {
    const { page } = parsed(buttonPreview("https://wa.me/420725118411", { ...button, label: "<script>" }, "cs"));
    expect(page.querySelector("script")).toBeNull();
    expect(page.documentElement.lang).toBe("cs");
    expect(page.querySelector("a")?.textContent).toBe("<script>");
  });

  it.each(buttonColors)("can be read in %s (WCAG AA)", (color) => {
    expect(contrast(colorsOf[color].background, colorsOf[color].text)).toBeGreaterThanOrEqual(4.5);
  });
});

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
