import type { ButtonParameter, TemplateCard, TemplateHeader } from "../providers/template-types";
import type { TemplateComponent, TemplateParameters } from "../providers/types";
import { filePlaces, fixedPlaces, toDegrees } from "./place-rules";
import { type TemplateVariable, templateVariables, valuesOfCard } from "./rules";

/** A file for a place of a template (`header.media`, `card.0.header.media`). */
export type GivenFile = { link: string; fileName?: string; mediaId?: string };

type Card = NonNullable<TemplateParameters["cards"]>[number];
type Values = Record<string, string>;
type Files = Record<string, GivenFile>;

/**
 * The parameters a provider wants. Throws when a value or file is missing or empty: an empty value is never sent (S2.23). Whether
 * a place or a moment is a good one was asked of `valueProblems` before.
 */
export function toParameters(components: TemplateComponent[], values: Values, files: Files = {}): TemplateParameters {
  const filledValue = fillingFrom(values);
  const variables = templateVariables(components);
  const cards = components.flatMap((part) => (part.type === "CAROUSEL" ? part.cards : []));
  const expires = fixedPlaces(components).find(({ kind }) => kind === "expiry");
  return {
    ...partParameters(components, values, files),
    ...(cards.length > 0 ? { cards: cards.map((card, n) => cardParameters(card, n, { values, files })) } : {}),
    ...(expires ? { offerExpiresAtMs: Date.parse(filledValue(expires)) } : {}),
    ...(variables.length > 0
      ? { byToken: Object.fromEntries(variables.map((variable) => [variable.token, filledValue(variable)])) }
      : {}),
  };
}

const fillingFrom =
  (values: Values) =>
  ({ key }: { key: string }): string => {
    const value = values[key]?.trim();
    if (!value) throw new Error(`template variable ${key} has no value`);
    return value;
  };

/** Header, body and buttons, of the template itself or of a card. */
function partParameters(components: TemplateComponent[], values: Values, files: Files) {
  const filledValue = fillingFrom(values);
  const own = templateVariables(components).filter(({ card }) => card === undefined);
  const of = (place: TemplateVariable["place"]) => own.filter((variable) => variable.place === place);
  const body = of("body");
  const header = headerParameter(components, of("header"), { values, files });
  const buttons = buttonParameters(components, own, filledValue);
  return {
    ...(header ? { header } : {}),
    body: body.map(filledValue),
    ...namesOf(body, "bodyNames"),
    ...(buttons.length > 0 ? { buttons } : {}),
  };
}

const namesOf = <K extends string>(found: TemplateVariable[], name: K): Partial<Record<K, string[]>> => {
  const isNamed = found.some(({ token }) => !/^\d+$/.test(token));
  return isNamed ? ({ [name]: found.map(({ token }) => token) } as Record<K, string[]>) : {};
};

function headerParameter(
  components: TemplateComponent[],
  texts: TemplateVariable[],
  { values, files }: { values: Values; files: Files },
): TemplateParameters["header"] {
  const filledValue = fillingFrom(values);
  const file = filePlaces(components).find(({ card }) => card === undefined);
  if (file) {
    const given = files[file.key];
    if (!given) throw new Error(`template header needs a ${file.kind}`);
    return { kind: file.kind, ...given, ...slotOf(components) };
  }
  if (texts.length > 0) return { kind: "text", values: texts.map(filledValue), ...namesOf(texts, "names") };
  if (!fixedPlaces(components).some(({ kind }) => kind === "placeName")) return undefined;
  const degrees = (key: string) => toDegrees(filledValue({ key }));
  return {
    kind: "location",
    latitude: degrees("header.latitude"),
    longitude: degrees("header.longitude"),
    name: filledValue({ key: "header.name" }),
    address: filledValue({ key: "header.address" }),
  };
}

/** Where the file's address goes at Twilio. */
const slotOf = (components: TemplateComponent[]) => {
  const slot = components.find((part): part is TemplateHeader => part.type === "HEADER")?.mediaUrl;
  return slot ? { slot } : {};
};

function cardParameters({ components }: TemplateCard, n: number, given: { values: Values; files: Files }): Card {
  const { header, body, ...rest } = partParameters(
    components,
    valuesOfCard(given.values, n),
    valuesOfCard(given.files, n),
  );
  return {
    ...(header && "link" in header ? { header } : {}),
    ...(body.length > 0 ? { body } : {}),
    ...rest,
  };
}

/** The code of an authentication template stands in its button, too; a flow wants a token of any kind. */
function buttonParameters(
  components: TemplateComponent[],
  variables: TemplateVariable[],
  filledValue: (variable: TemplateVariable) => string,
): ButtonParameter[] {
  const all = components.flatMap((part) => (part.type === "BUTTONS" ? part.buttons : []));
  const code = variables.find(({ place }) => place === "body");
  return all.flatMap(({ type }, index): ButtonParameter[] => {
    if (type === "OTP") return code ? [{ index, kind: "otp", value: filledValue(code) }] : [];
    if (type === "FLOW") return [{ index, kind: "flow", value: "unused" }];
    const kind = type === "COPY_CODE" ? "copy_code" : "url";
    const own = variables.find(({ place, buttonIndex }) => place === "button" && buttonIndex === index);
    return own ? [{ index, kind, value: filledValue(own) }] : [];
  });
}
