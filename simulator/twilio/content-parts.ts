import type { CardComponent, TemplateButton, TemplateComponent } from "../model";
import type { ContentBody } from "./content-schema";

type Types = ContentBody["types"];
type Action = { type: string; title?: string | undefined; url?: string; phone?: string; code?: string };

/** A Content item as parts, so that it is filled and shown as every template. */
export function toModelParts(types: Types): TemplateComponent[] {
  const authentication = types["whatsapp/authentication"];
  if (authentication)
    return [
      { type: "BODY", text: "*{{1}}* je váš ověřovací kód." },
      { type: "BUTTONS", buttons: [{ type: "QUICK_REPLY", text: authentication.actions[0]?.copy_code_text ?? "" }] },
    ];
  const carousel = types["twilio/carousel"];
  if (carousel)
    return [
      { type: "BODY", text: carousel.body },
      { type: "CAROUSEL", cards: carousel.cards.map((card) => ({ components: cardParts(card) })) },
    ];
  const flow = types["whatsapp/flows"];
  if (flow)
    return [
      { type: "BODY", text: flow.body },
      { type: "BUTTONS", buttons: [{ type: "FLOW", text: flow.button_text, flow_id: flow.flow_id }] },
    ];
  const plain: { body?: string | undefined; actions?: Action[] } | undefined =
    types["twilio/text"] ?? types["twilio/media"] ?? types["twilio/quick-reply"] ?? types["twilio/call-to-action"];
  const card = types["whatsapp/card"];
  return [
    ...(card?.header_text ? [{ type: "HEADER" as const, format: "TEXT" as const, text: card.header_text }] : []),
    ...((card?.media ?? types["twilio/media"]?.media) ? [{ type: "HEADER" as const, format: "IMAGE" as const }] : []),
    { type: "BODY", text: card?.body ?? plain?.body ?? "" },
    ...(card?.footer ? [{ type: "FOOTER" as const, text: card.footer }] : []),
    ...buttonsOf(card?.actions ?? plain?.actions),
  ];
}

type Card = NonNullable<Types["twilio/carousel"]>["cards"][number];

const cardParts = ({ title, body, media, actions }: Card): CardComponent[] => [
  ...(media ? [{ type: "HEADER" as const, format: "IMAGE" as const }] : []),
  { type: "BODY", text: [title, body].filter(Boolean).join("\n") },
  ...buttonsOf(actions),
];

function buttonsOf(actions: Action[] | undefined): Extract<CardComponent, { type: "BUTTONS" }>[] {
  return actions ? [{ type: "BUTTONS", buttons: actions.map(toButton) }] : [];
}

function toButton({ type, title = "", url, phone, code }: Action): TemplateButton {
  if (url !== undefined) return { type: "URL", text: title, url };
  if (phone !== undefined) return { type: "PHONE_NUMBER", text: title, phone_number: phone };
  return type === "COPY_CODE" ? { type, text: title, example: code } : { type: "QUICK_REPLY", text: title };
}
