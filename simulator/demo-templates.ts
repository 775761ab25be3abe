import { createHash } from "node:crypto";
import { richTemplates } from "./demo-rich-templates";
import type { Template } from "./model";
import type { WorldNumber } from "./world";

type Draft = Omit<Template, "id" | "rejectedReason" | "samples" | "status"> &
  Partial<Pick<Template, "rejectedReason" | "samples" | "status">>;

/** The bike shop's templates: every state and every kind of part once. */
const drafts: Draft[] = [
  {
    name: "servis_hotovo",
    language: "cs",
    category: "UTILITY",
    components: [
      {
        type: "BODY",
        text: "Dobrý den, {{1}}, vaše kolo (zakázka {{2}}) je připravené k vyzvednutí. Cena opravy je {{3}} Kč.",
      },
      { type: "FOOTER", text: "Kola Brázda, otevřeno Po–Pá 9–18" },
      {
        type: "BUTTONS",
        buttons: [
          { type: "QUICK_REPLY", text: "Vyzvednu dnes" },
          { type: "QUICK_REPLY", text: "Mám dotaz" },
        ],
      },
    ],
    samples: ["pane Kučero", "S-4187", "1 290"],
  },
  {
    name: "servis_hotovo",
    language: "en",
    category: "UTILITY",
    components: [
      { type: "BODY", text: "Hello {{1}}, your bike (order {{2}}) is ready for pick-up. The repair costs CZK {{3}}." },
      { type: "FOOTER", text: "Kola Brázda, open Mon–Fri 9–18" },
      {
        type: "BUTTONS",
        buttons: [
          { type: "QUICK_REPLY", text: "I will come today" },
          { type: "QUICK_REPLY", text: "I have a question" },
        ],
      },
    ],
    samples: ["Tom", "S-4187", "1,290"],
  },
  {
    name: "objednavka_vyrizena",
    language: "cs",
    category: "UTILITY",
    components: [{ type: "BODY", text: "Dobrý den, {{1}} {{2}}, váše objednávka č. {{3}} byla vyřízena." }],
    samples: ["Jana", "Dvořáková", "20451"],
  },
  {
    name: "zasilka_na_ceste",
    language: "cs",
    category: "UTILITY",
    components: [
      { type: "HEADER", format: "TEXT", text: "Objednávka {{1}}" },
      { type: "BODY", text: "Dobrý den, balík s vaší objednávkou jsme předali dopravci. Doručení čekejte {{1}}." },
      {
        type: "BUTTONS",
        buttons: [{ type: "URL", text: "Sledovat zásilku", url: "https://kola-brazda.example/zasilka/{{1}}" }],
      },
    ],
    samples: ["ve středu"],
  },
  {
    name: "pripomenuti_terminu",
    language: "cs",
    category: "UTILITY",
    components: [
      { type: "BODY", text: "Připomínáme termín servisu: {{datum}} v {{cas}}. Platí?" },
      {
        type: "BUTTONS",
        buttons: [
          { type: "QUICK_REPLY", text: "Platí" },
          { type: "QUICK_REPLY", text: "Chci jiný termín" },
          { type: "PHONE_NUMBER", text: "Zavolat", phone_number: "+420725118411" },
        ],
      },
    ],
    samples: ["27. 11.", "14:30"],
  },
  {
    name: "jarni_prohlidka",
    language: "cs",
    category: "MARKETING",
    components: [
      { type: "HEADER", format: "IMAGE" },
      { type: "BODY", text: "{{1}}, sezóna začíná. Jarní prohlídku kola teď uděláme za {{2}} Kč a do druhého dne." },
      { type: "FOOTER", text: "Odhlásíte se odpovědí STOP" },
      { type: "BUTTONS", buttons: [{ type: "QUICK_REPLY", text: "Objednat" }] },
    ],
    samples: ["Jano", "690"],
  },
  {
    name: "vyprodej_kol",
    language: "cs",
    category: "MARKETING",
    components: [
      { type: "BODY", text: "Dobrý den, {{1}}. Do neděle máme loňská kola o 30 % levněji. Přijďte se svézt." },
      { type: "FOOTER", text: "Odhlásíte se odpovědí STOP" },
    ],
    samples: ["Jano"],
  },
  {
    name: "podzimni_vyprodej",
    language: "cs",
    category: "MARKETING",
    components: [
      {
        type: "BODY",
        text: "Dobrý den, {{1}}. Loňská kola máme do neděle o 30 % levněji. Vyberte si na {{2}} nebo se přijďte svézt.",
      },
      { type: "FOOTER", text: "Odhlásíte se odpovědí STOP" },
    ],
    samples: ["pane Nováku", "https://kola-brazda.example/vyprodej"],
  },
  {
    name: "podzimni_vyprodej_kratce",
    language: "cs",
    category: "MARKETING",
    components: [
      { type: "BODY", text: "Zdravíme, {{1}}! Na {{2}} jsou loňská kola o 30 % levněji. Jen do neděle." },
      { type: "FOOTER", text: "Odhlásíte se odpovědí STOP" },
    ],
    samples: ["pane Nováku", "https://kola-brazda.example/vyprodej"],
  },
  {
    name: "zmena_oteviraci_doby",
    language: "cs",
    category: "UTILITY",
    status: "PENDING",
    components: [{ type: "BODY", text: "Dobrý den, dne {{1}} máme otevřeno jen do {{2}} hodin." }],
    samples: ["24. 12.", "12"],
  },
  {
    name: "soutez_o_kolo",
    language: "cs",
    category: "UTILITY",
    status: "REJECTED",
    rejectedReason: "TAG_CONTENT_MISMATCH",
    components: [{ type: "BODY", text: "Vyhrajte nové kolo! Stačí odpovědět na tuto zprávu do {{1}} hodin." }],
    samples: ["24"],
  },
  {
    name: "sleva_na_servis",
    language: "cs",
    category: "MARKETING",
    status: "PAUSED",
    components: [{ type: "BODY", text: "{{1}}, na příští servis máte slevu {{2}} %. Platí do konce měsíce." }],
    samples: ["Jano", "15"],
  },
];

/** Its own copies for one number, with ids as its provider makes them; the same ids after a restart. */
export function demoTemplates(account: WorldNumber): Template[] {
  const own: Draft[] = account.provider === "twilio" ? drafts : [...drafts, ...richTemplates];
  return own.map((draft) => ({
    id: templateId(account, `${draft.name}/${draft.language}`),
    status: "APPROVED",
    rejectedReason: null,
    samples: [],
    ...structuredClone(draft),
  }));
}

function templateId({ provider, phone }: WorldNumber, key: string): string {
  const digest = createHash("sha256").update(`${phone}/${key}`).digest();
  if (provider === "twilio") return `HX${digest.toString("hex").slice(0, 32)}`;
  if (provider === "360dialog") return digest.toString("base64url").slice(0, 22);
  return `1${String(digest.readUIntBE(0, 6) % 1e14).padStart(14, "0")}`;
}
