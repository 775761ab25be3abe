import type { Template } from "./model";

const shop = "https://kola-brazda.example";

/** What only Meta's wire has in this form: a code, cards, an offer that ends, a place. */
export const richTemplates: Pick<Template, "name" | "language" | "category" | "components" | "samples">[] = [
  {
    name: "overeni_kodu",
    language: "cs",
    category: "AUTHENTICATION",
    components: [
      {
        type: "BODY",
        text: "*{{1}}* je váš ověřovací kód. Z bezpečnostních důvodů ho nikomu nesdělujte.",
        add_security_recommendation: true,
      },
      { type: "FOOTER", text: "Platnost kódu vyprší za 10 min.", code_expiration_minutes: 10 },
      { type: "BUTTONS", buttons: [{ type: "OTP", text: "Zkopírovat kód", otp_type: "COPY_CODE" }] },
    ],
    samples: ["123456"],
  },
  {
    name: "jarni_kola",
    language: "cs",
    category: "MARKETING",
    components: [
      { type: "BODY", text: "{{1}}, tahle kola právě přijela. Které by se vám líbilo?" },
      {
        type: "CAROUSEL",
        cards: ["Městské kolo Vltava", "Gravel Šumava", "Dětské kolo Sázava"].map((name) => ({
          components: [
            { type: "HEADER", format: "IMAGE", example: { header_handle: ["4::simulated"] } },
            {
              type: "BODY",
              text: `${name} teď máme skladem za {{1}} Kč.`,
              example: { body_text: [["24 900"]] },
            },
            {
              type: "BUTTONS",
              buttons: [
                { type: "QUICK_REPLY", text: "Chci se svézt" },
                { type: "URL", text: "Prohlédnout", url: `${shop}/kola/{{1}}`, example: [`${shop}/kola/vltava`] },
              ],
            },
          ],
        })),
      },
    ],
    samples: ["Jano"],
  },
  {
    name: "vikendova_sleva",
    language: "cs",
    category: "MARKETING",
    components: [
      { type: "LIMITED_TIME_OFFER", limited_time_offer: { text: "Jen o víkendu", has_expiration: true } },
      { type: "BODY", text: "{{1}}, na doplňky máte o víkendu slevu 15 %. Stačí zadat kód u pokladny." },
      {
        type: "BUTTONS",
        buttons: [
          { type: "COPY_CODE", text: "Zkopírovat kód", example: "VIKEND15" },
          { type: "URL", text: "Do obchodu", url: shop },
        ],
      },
    ],
    samples: ["Jano"],
  },
  {
    name: "kde_nas_najdete",
    language: "cs",
    category: "UTILITY",
    components: [
      { type: "HEADER", format: "LOCATION" },
      { type: "BODY", text: "Vaše kolo si můžete vyzvednout na téhle adrese, máme otevřeno do {{1}} hodin." },
    ],
    samples: ["18"],
  },
];
