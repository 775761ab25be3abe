import type { TemplateComponent } from "../providers/types";
import { templateVariables } from "./rules";

/** A file a template asks for, above its text or on one of its cards. */
export type FilePlace = {
  /** `header.media`, `card.0.header.media`. */
  key: string;
  kind: "image" | "video" | "document";
  card?: number;
};

/** What is the same for every recipient: the place above the text, the end of an offer. */
export const fixedKinds = ["placeName", "address", "latitude", "longitude", "expiry"] as const;
export type FixedKind = (typeof fixedKinds)[number];
export type FixedPlace = { key: string; kind: FixedKind };

export const offerKey = "offer.expires";
const locationPlaces: FixedPlace[] = [
  { key: "header.name", kind: "placeName" },
  { key: "header.address", kind: "address" },
  { key: "header.latitude", kind: "latitude" },
  { key: "header.longitude", kind: "longitude" },
];

/** Files in reading order; a template that has its own file (Twilio) asks for none. */
export function filePlaces(components: TemplateComponent[]): FilePlace[] {
  return components.flatMap((part): FilePlace[] => {
    if (part.type === "CAROUSEL")
      return part.cards.flatMap((card, n) =>
        filePlaces(card.components).map((place) => ({ ...place, key: `card.${n}.${place.key}`, card: n })),
      );
    if (part.type !== "HEADER" || hasOwnFile(part.mediaUrl)) return [];
    const kind = fileKinds[part.format];
    return kind ? [{ key: "header.media", kind }] : [];
  });
}

const fileKinds = { TEXT: null, LOCATION: null, IMAGE: "image", VIDEO: "video", DOCUMENT: "document" } as const;
const hasOwnFile = (mediaUrl: string | undefined): boolean => mediaUrl !== undefined && !/\{\{/.test(mediaUrl);

export function fixedPlaces(components: TemplateComponent[]): FixedPlace[] {
  return components.flatMap((part): FixedPlace[] => {
    if (part.type === "HEADER" && part.format === "LOCATION") return locationPlaces;
    return part.type === "LIMITED_TIME_OFFER" && part.hasExpiration ? [{ key: offerKey, kind: "expiry" }] : [];
  });
}

/** It can be sent as it is: no variable, no file, no place, no moment. */
export const asksForNothing = (components: TemplateComponent[]): boolean =>
  templateVariables(components).length + filePlaces(components).length + fixedPlaces(components).length === 0;

/** A part that is newer than we are: nobody knows what it wants when it is sent. Everything else can be sent. */
export const hasUnknownPart = (components: TemplateComponent[]): boolean =>
  components.some((part) =>
    part.type === "CAROUSEL" ? part.cards.some((card) => hasUnknownPart(card.components)) : part.type === "OTHER",
  );

export type ValueProblem = "empty" | "latitude" | "longitude" | "tooLong" | "expiryForm" | "expiryPast";

/** An offer's code may be this long when it is sent (providers.md A4.5). */
export const maxCodeLength = 15;
export const isCodeKey = (key: string): boolean => /(?:^|\.)button\.\d+\.code$/.test(key);

/** What is wrong with a value that is the same for everybody; null = nothing. */
export function fixedProblem(kind: FixedKind, value: string | undefined, now: Date): ValueProblem | null {
  const given = value?.trim() ?? "";
  if (given === "") return "empty";
  switch (kind) {
    case "latitude":
      return isDegree(given, 90) ? null : "latitude";
    case "longitude":
      return isDegree(given, 180) ? null : "longitude";
    case "expiry": {
      const at = Date.parse(given);
      if (Number.isNaN(at)) return "expiryForm";
      return at > now.getTime() ? null : "expiryPast";
    }
    default:
      return given.length > 1000 ? "tooLong" : null;
  }
}

/** Degrees with a decimal point or comma. */
export const toDegrees = (value: string): number => Number(value.trim().replace(",", "."));
const isDegree = (value: string, max: number): boolean =>
  /^-?\d{1,3}(?:[.,]\d{1,15})?$/.test(value) && Math.abs(toDegrees(value)) <= max;

/** Everything that keeps these values from being sent, in reading order; files are judged by who has them (S2.23). */
export function valueProblems(
  components: TemplateComponent[],
  values: Record<string, string>,
  now: Date,
): { key: string; problem: ValueProblem }[] {
  const fixed = fixedPlaces(components).flatMap(({ key, kind }) => {
    const problem = fixedProblem(kind, values[key], now);
    return problem ? [{ key, problem }] : [];
  });
  const texts = templateVariables(components).flatMap(({ key }): { key: string; problem: ValueProblem }[] => {
    const value = values[key]?.trim() ?? "";
    if (value === "") return [{ key, problem: "empty" }];
    return isCodeKey(key) && value.length > maxCodeLength ? [{ key, problem: "tooLong" }] : [];
  });
  return [...fixed, ...texts];
}
