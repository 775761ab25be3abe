import { describe, expect, it } from "vitest";
import type { TemplateComponent, TemplateSubmission } from "../template-types";
import { toComponentForms, toTemplateForm } from "./template-form";
import { toComponent } from "./template-parts";
import { toTemplate } from "./templates";

const submission = (components: TemplateComponent[], more: Partial<TemplateSubmission> = {}): TemplateSubmission => ({
  name: "zimni_servis",
  language: "cs",
  category: "marketing",
  parameterFormat: "positional",
  components,
  samples: {},
  ...more,
});

/** Whatever we can write we read again as it was. */
const parts: [string, TemplateComponent, TemplateSubmission["samples"]?][] = [
  [
    "a text header",
    { type: "HEADER", format: "TEXT", text: "Zakázka {{1}}", example: { header_text: ["S-1"] } },
    { "header.1": "S-1" },
  ],
  ["a picture", { type: "HEADER", format: "IMAGE", example: { header_handle: ["4::h"] } }],
  ["a film", { type: "HEADER", format: "VIDEO", example: { header_handle: ["4::h"] } }],
  ["a document", { type: "HEADER", format: "DOCUMENT", example: { header_handle: ["4::h"] } }],
  ["a place", { type: "HEADER", format: "LOCATION" }],
  [
    "a text",
    { type: "BODY", text: "Ahoj {{1}} a {{2}}.", example: { body_text: [["Jano", "Petře"]] } },
    { "body.1": "Jano", "2": "Petře" },
  ],
  ["a footer", { type: "FOOTER", text: "Kola Brázda" }],
  ["an offer", { type: "LIMITED_TIME_OFFER", text: "Jen do neděle", hasExpiration: true }],
  [
    "buttons of every kind",
    {
      type: "BUTTONS",
      buttons: [
        { type: "QUICK_REPLY", text: "Ano" },
        { type: "URL", text: "Sledovat", url: "https://k.example/{{1}}", example: "https://k.example/S-1" },
        { type: "PHONE_NUMBER", text: "Zavolat", phone: "+420777123456" },
        { type: "FLOW", text: "Objednat", flow: { id: "9", action: "navigate", screen: "START" } },
        { type: "OTHER", text: "Nové", raw: { type: "HOLOGRAM", text: "Nové", beam: 3 } },
      ],
    },
  ],
  [
    "a code that fills itself in",
    {
      type: "BUTTONS",
      buttons: [
        {
          type: "OTP",
          text: "Zkopírovat",
          otp: { type: "ONE_TAP", autofillText: "Vyplnit", apps: [{ packageName: "cz.kola", signatureHash: "K8a" }] },
        },
      ],
    },
  ],
  [
    "cards",
    {
      type: "CAROUSEL",
      cards: [
        {
          components: [
            { type: "HEADER", format: "IMAGE", example: { header_handle: ["4::c0"] } },
            { type: "BODY", text: "Sleva {{1}}", example: { body_text: [["10 %"]] } },
            { type: "BUTTONS", buttons: [{ type: "QUICK_REPLY", text: "Chci" }] },
          ],
        },
      ],
    },
    { "card.0.body.1": "10 %" },
  ],
  ["what is newer than we are", { type: "OTHER", raw: { type: "HOLOGRAM", text: "Ahoj" } }],
];

describe("parts of templates", () => {
  it.each(parts)("%s are written and read the same", (_, part, samples = {}) => {
    const [form = {}] = toComponentForms(submission([part], { samples }), { header: "4::h", cards: ["4::c0"] });
    expect(toComponent(form)).toEqual(part);
    const small = Object.fromEntries(
      Object.entries(form).map(([k, v]) => [k, k === "type" ? String(v).toLowerCase() : v]),
    );
    if (part.type !== "OTHER") expect(toComponent(small)).toEqual(part);
  });

  it("of an authentication template are WhatsApp's words and our choices", () => {
    const components: TemplateComponent[] = [
      { type: "BODY", text: "", addSecurityRecommendation: true },
      { type: "FOOTER", text: "", codeExpirationMinutes: 10 },
      { type: "BUTTONS", buttons: [{ type: "OTP", text: "", otp: { type: "COPY_CODE" } }] },
    ];
    const form = toTemplateForm(submission(components, { category: "authentication" }), { cards: [] });
    expect(form).toEqual({
      name: "zimni_servis",
      language: "cs",
      category: "AUTHENTICATION",
      components: [
        { type: "BODY", add_security_recommendation: true },
        { type: "FOOTER", code_expiration_minutes: 10 },
        { type: "BUTTONS", buttons: [{ type: "OTP", otp_type: "COPY_CODE" }] },
      ],
    });
  });

  it("name their samples where variables have names", () => {
    const body: TemplateComponent = { type: "BODY", text: "Ahoj {{jmeno}}, {{cas}}." };
    const named = submission([body], { parameterFormat: "named", samples: { "body.jmeno": "Jano", cas: "v 10" } });
    expect(toComponentForms(named, { cards: [] })[0]?.example).toEqual({
      body_text_named_params: [
        { param_name: "jmeno", example: "Jano" },
        { param_name: "cas", example: "v 10" },
      ],
    });
  });

  it("know the code button by the address under which it is listed", () => {
    const url = "https://www.whatsapp.com/otp/code/?otp_type=COPY_CODE&code=otp{{1}}";
    expect(toComponent({ type: "BUTTONS", buttons: [{ type: "URL", text: "Zkopírovat kód", url }] })).toEqual({
      type: "BUTTONS",
      buttons: [{ type: "OTP", text: "Zkopírovat kód", otp: { type: "COPY_CODE" } }],
    });
  });

  it("stand beside what the provider tells of quality and category", () => {
    const raw = { id: "1", name: "a", language: "cs", category: "UTILITY", status: "approved", components: [] };
    expect(
      toTemplate({
        ...raw,
        parameter_format: "NAMED",
        quality_score: { score: "RED", date: 1 },
        previous_category: "UTILITY",
        correct_category: "MARKETING",
      }),
    ).toMatchObject({
      status: "approved",
      parameterFormat: "named",
      quality: "red",
      previousCategory: "utility",
      correctCategory: "marketing",
    });
    expect(Object.keys(toTemplate(raw) ?? {})).not.toContain("quality");
  });
});
