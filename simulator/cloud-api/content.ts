import { fetchLink } from "../media";
import type { Content, MediaKind, Refusal, ShownButton, SimNumber } from "../model";
import { bareType, mediaProblem } from "../rules";
import type { Simulation } from "../simulation";
import { type CardValues, render, type TemplateValues, valuesProblem } from "../templates";
import type { Interactive, InteractiveHeader } from "./interactive-schema";
import type { GivenCardPart, GivenComponent, SendBody } from "./schema";

/** The content of a message, `late` being what the provider would find out only after it accepted. */
export type Read = { ok: true; content: Content; late: Refusal | null } | { ok: false; refusal: Refusal };

export async function readContent(simulation: Simulation, number: SimNumber, body: SendBody): Promise<Read> {
  switch (body.type) {
    case "text":
      return plain({ kind: "text", body: body.text.body });
    case "location": {
      const { latitude, longitude, name, address } = body.location;
      return plain({ kind: "location", latitude, longitude, name: name ?? null, address: address ?? null });
    }
    case "contacts":
      return plain({
        kind: "contacts",
        contacts: body.contacts.map(({ name, phones }) => ({
          name: name.formatted_name,
          phone: phones[0]?.phone ?? "",
        })),
      });
    case "interactive":
      return readInteractive(simulation, number, body.interactive);
    case "reaction":
      return readReaction(simulation, body.reaction);
    case "template":
      return readTemplate(simulation, number, body.template);
    case "audio":
      return readMedia(simulation, number, { ...body.audio, kind: body.audio.voice ? "voice" : "audio" });
    case "document":
      return readMedia(simulation, number, { ...body.document, kind: "document" });
    case "sticker":
      return readMedia(simulation, number, { ...body.sticker, kind: "sticker" });
    case "image":
      return readMedia(simulation, number, { ...body.image, kind: "image" });
    case "video":
      return readMedia(simulation, number, { ...body.video, kind: "video" });
  }
}

const plain = (content: Content): Read => ({ ok: true, content, late: null });
const refuse = (reason: Refusal["reason"], details: string): Read => ({ ok: false, refusal: { reason, details } });

function readReaction({ sentById, writtenById }: Simulation, given: { message_id: string; emoji: string }): Read {
  if (!writtenById.has(given.message_id) && !sentById.has(given.message_id))
    return refuse("message_unknown", "reaction message_id does not name a message of this conversation");
  return plain({ kind: "reaction", messageId: given.message_id, emoji: given.emoji });
}

type Given = {
  kind: MediaKind;
  id?: string | undefined;
  link?: string | undefined;
  caption?: string | undefined;
  filename?: string | undefined;
};

/** A stored file is judged at once; one behind a link only after the message was accepted, as the real ones do. */
async function readMedia(simulation: Simulation, number: SimNumber, given: Given): Promise<Read> {
  const shown = { kind: given.kind, caption: given.caption ?? null, fileName: given.filename ?? null };
  if (given.id !== undefined) {
    const stored = simulation.media.get(given.id);
    if (!stored || stored.numberId !== number.id) return refuse("media_unknown", `Media id ${given.id} does not exist`);
    const problem = mediaProblem(given.kind, stored.mimeType, stored.bytes.length);
    if (problem) return refuse(problem, unfit(given.kind, stored.mimeType));
    return plain({ ...shown, mediaId: stored.id, mimeType: stored.mimeType });
  }
  if (given.link === undefined) return refuse("media_unknown", "One of id and link is required");
  const fetched = await fetchLink(simulation, number, given.link);
  if (!fetched) return { ok: true, content: { ...shown, mediaId: null, mimeType: "" }, late: unreachable };
  const problem = mediaProblem(given.kind, fetched.mimeType, fetched.bytes.length);
  const late = problem ? { reason: problem, details: unfit(given.kind, fetched.mimeType) } : null;
  return { ok: true, content: { ...shown, mediaId: fetched.id, mimeType: fetched.mimeType }, late };
}

const unfit = (kind: MediaKind, mimeType: string) => `${bareType(mimeType)} of this size cannot be sent as ${kind}`;
const unreachable: Refusal = { reason: "media_unreachable", details: "Downloading media from the link failed" };

async function readTemplate(
  simulation: Simulation,
  number: SimNumber,
  given: Extract<SendBody, { type: "template" }>["template"],
): Promise<Read> {
  const template = number.templates.find(
    ({ name, language }) => name === given.name && language === given.language.code,
  );
  if (!template)
    return refuse("template_unknown", `template name (${given.name}) does not exist in ${given.language.code}`);
  const { values, late } = await valuesOf(simulation, number, given.components ?? []);
  const refusal = valuesProblem(template, values, simulation.clock.now());
  return refusal ? { ok: false, refusal } : { ok: true, content: render(template, values), late };
}

type Filled = { values: TemplateValues; late: Refusal | null };

async function valuesOf(simulation: Simulation, number: SimNumber, components: GivenComponent[]): Promise<Filled> {
  const filled: Filled = { values: { ...noValues(), cards: [], offerExpiresAt: null }, late: null };
  // Every part is filled, also after a file that will be refused: the number of values is counted first.
  const put = async (values: CardValues, part: GivenCardPart) => {
    const refusal = await fillPart(simulation, number, values, part);
    filled.late ??= refusal;
  };
  for (const part of components) {
    if (part.type === "limited_time_offer")
      filled.values.offerExpiresAt = part.parameters[0]?.limited_time_offer.expiration_time_ms ?? null;
    else if (part.type !== "carousel") await put(filled.values, part);
    else
      for (const card of part.cards) {
        const own = noValues();
        for (const cardPart of card.components) await put(own, cardPart);
        filled.values.cards[card.card_index] = own;
      }
  }
  return filled;
}

const noValues = (): CardValues => ({ header: null, body: [], buttons: [] });

/** Puts one part's values where they belong; answers what a file behind a link will be refused for. */
async function fillPart(
  simulation: Simulation,
  number: SimNumber,
  values: CardValues,
  part: GivenCardPart,
): Promise<Refusal | null> {
  if (part.type === "body") {
    values.body = part.parameters.map(({ parameter_name, text }) => ({ name: parameter_name ?? null, text }));
    return null;
  }
  if (part.type === "button") {
    values.buttons.push({ index: part.index, kind: part.sub_type, value: buttonValue(part.parameters[0]) });
    return null;
  }
  const [parameter] = part.parameters;
  if (!parameter) return null;
  if (parameter.type === "text") values.header = { kind: "text", values: [parameter.text] };
  else if (parameter.type === "location") values.header = { kind: "location", place: placeOf(parameter.location) };
  else return fillFile(simulation, number, values, parameter);
  return null;
}

const placeOf = ({ latitude, longitude, name = "", address = "" }: LocationParameter["location"]) => ({
  latitude,
  longitude,
  name,
  address,
});

type HeaderParameter = Extract<GivenCardPart, { type: "header" }>["parameters"][number];
type LocationParameter = Extract<HeaderParameter, { type: "location" }>;
type FileParameter = Exclude<HeaderParameter, { type: "text" } | { type: "location" }>;

async function fillFile(
  simulation: Simulation,
  number: SimNumber,
  values: CardValues,
  parameter: FileParameter,
): Promise<Refusal | null> {
  const file =
    parameter.type === "image" ? parameter.image : parameter.type === "video" ? parameter.video : parameter.document;
  const read = await readMedia(simulation, number, { ...file, kind: parameter.type });
  const mediaId = read.ok && "mediaId" in read.content ? read.content.mediaId : null;
  values.header = { kind: parameter.type, mediaId };
  return read.ok ? read.late : read.refusal;
}

type ButtonParameter = Extract<GivenComponent, { type: "button" }>["parameters"][number];

function buttonValue(parameter: ButtonParameter | undefined): string {
  switch (parameter?.type) {
    case "text":
      return parameter.text;
    case "payload":
      return parameter.payload;
    case "action":
      return parameter.action.flow_token;
    default:
      return parameter?.coupon_code ?? "";
  }
}

async function readInteractive(simulation: Simulation, number: SimNumber, given: Interactive): Promise<Read> {
  const file = await headerFile(simulation, number, given.header);
  if (file && !file.ok) return file;
  return {
    ok: true,
    late: file?.late ?? null,
    content: {
      kind: "interactive",
      header: given.header?.type === "text" ? given.header.text : null,
      headerMediaId: file && "mediaId" in file.content ? file.content.mediaId : null,
      body: given.body.text,
      footer: given.footer?.text ?? null,
      buttons: shownActions(given),
    },
  };
}

async function headerFile(
  simulation: Simulation,
  number: SimNumber,
  header: InteractiveHeader | undefined,
): Promise<Read | null> {
  if (!header || header.type === "text") return null;
  const file = header.type === "image" ? header.image : header.type === "video" ? header.video : header.document;
  return readMedia(simulation, number, { ...file, kind: header.type });
}

function shownActions(given: Interactive): ShownButton[] {
  switch (given.type) {
    case "button":
      return given.action.buttons.map(({ reply }) => ({
        text: reply.title,
        payload: reply.id,
        url: null,
        pressable: true,
      }));
    case "list":
      return given.action.sections.flatMap(({ rows }) =>
        rows.map(({ id, title, description }) => ({
          text: title,
          payload: id,
          url: null,
          pressable: true,
          // A row is known by having one, empty or not.
          description: description ?? "",
        })),
      );
    case "cta_url": {
      const { display_text: text, url } = given.action.parameters;
      return [{ text, payload: "", url, pressable: false }];
    }
  }
}
