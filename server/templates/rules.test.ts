import { describe, expect, it } from "vitest";
import type { TemplateComponent } from "../providers/types";
import { toParameters } from "./parameter-rules";
import { filePlaces, valueProblems } from "./place-rules";
import { renderTemplate, templateVariables } from "./rules";

const order: TemplateComponent[] = [
  {
    type: "BODY",
    text: "Dobrý den, {{1}} {{2}}, váše objednávka č. {{3}} byla vyřízena.",
    example: { body_text: [["paní", "Nováková", "4711"]] },
  },
];
const rich: TemplateComponent[] = [
  { type: "HEADER", format: "TEXT", text: "Zakázka {{1}}" },
  {
    type: "BODY",
    text: "Ahoj {{jmeno}}, {{ termin }}.",
    example: { body_text_named_params: [{ param_name: "jmeno", example: "Jano" }] },
  },
  { type: "FOOTER", text: "Kola Brázda" },
  {
    type: "BUTTONS",
    buttons: [
      { type: "QUICK_REPLY", text: "Ano" },
      { type: "URL", text: "Otevřít", url: "https://x.example/{{1}}" },
    ],
  },
];

const now = new Date("2026-11-26T12:00:00Z");

describe("templates", () => {
  it("lists variables in the order of the CSV columns (S2.25)", () => {
    expect(templateVariables(order).map(({ key }) => key)).toEqual(["body.1", "body.2", "body.3"]);
    expect(templateVariables(rich).map(({ key }) => key)).toEqual([
      "header.1",
      "body.jmeno",
      "body.termin",
      "button.1.1",
    ]);
  });

  it("takes samples from the provider's example", () => {
    expect(templateVariables(order).map(({ sample }) => sample)).toEqual(["paní", "Nováková", "4711"]);
  });

  it("renders the seed's example (S2.25)", () => {
    const values = { "body.1": "pane", "body.2": "Nováku", "body.3": "4711" };
    expect(renderTemplate(order, values).body).toBe("Dobrý den, pane Nováku, váše objednávka č. 4711 byla vyřízena.");
  });

  it("leaves braces visible where a value is missing and names them", () => {
    expect(renderTemplate(order, { "body.1": "pane", "body.2": "  " }).body).toContain("{{2}}");
    expect(valueProblems(order, { "body.1": "pane" }, now)).toEqual([
      { key: "body.2", problem: "empty" },
      { key: "body.3", problem: "empty" },
    ]);
  });

  it("gives parameters by place, named ones with their names", () => {
    const values = { "header.1": "S-1", "body.jmeno": "Jano", "body.termin": "zítra", "button.1.1": "a/b" };
    expect(toParameters(rich, values)).toEqual({
      header: { kind: "text", values: ["S-1"] },
      body: ["Jano", "zítra"],
      bodyNames: ["jmeno", "termin"],
      buttons: [{ index: 1, kind: "url", value: "a/b" }],
      byToken: { "1": "a/b", jmeno: "Jano", termin: "zítra" },
    });
  });

  it("names a named variable of the header, too", () => {
    const header: TemplateComponent[] = [{ type: "HEADER", format: "TEXT", text: "Pro {{jmeno}}" }];
    expect(toParameters(header, { "header.jmeno": "Jana" }).header).toEqual({
      kind: "text",
      values: ["Jana"],
      names: ["jmeno"],
    });
  });

  it("never sends an empty value (S2.23)", () => {
    expect(() => toParameters(order, { "body.1": "a", "body.2": " ", "body.3": "c" })).toThrow(/body\.2/);
  });

  it("wants a file for a media header", () => {
    const withImage: TemplateComponent[] = [{ type: "HEADER", format: "IMAGE" }, ...order];
    expect(filePlaces(withImage)).toEqual([{ key: "header.media", kind: "image" }]);
    expect(() => toParameters(withImage, { "body.1": "a", "body.2": "b", "body.3": "c" })).toThrow(/image/);
  });

  it("does not let a value become another placeholder", () => {
    expect(renderTemplate(order, { "body.1": "{{3}}", "body.2": "x", "body.3": "tajné" }).body).toContain(
      "{{3}} x, váše objednávka č. tajné",
    );
  });
});
