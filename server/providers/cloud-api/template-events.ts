import { type Bag, bag, compact, cut, lookUp, secondsToDate, str } from "../read";
import type { ProviderEvent } from "../types";
import { categoryOf, scoreOf, statusOf } from "./templates";

type TemplateEvent = Extract<ProviderEvent, { type: "template" }>;
type Change = { [K in keyof Omit<TemplateEvent, "type" | "providerTemplateId">]: TemplateEvent[K] | undefined };

/** What happened to a template (providers.md A11.1, D3); null for a field that speaks of none. */
export function fromTemplateChange(field: string, value: Bag): ProviderEvent[] | null {
  switch (field) {
    case "message_template_status_update":
      // Meta's own example of a quality update bears this field's name.
      return [event(value, str(value.event) ? statusChange(value) : qualityChange(value))];
    case "message_template_quality_update":
      return [event(value, qualityChange(value))];
    case "template_category_update":
      return [event(value, categoryChange(value))];
    case "message_template_components_update":
      return [event(value, { componentsChanged: true })];
    default:
      return null;
  }
}

function event(value: Bag, change: Change): TemplateEvent {
  return {
    type: "template",
    providerTemplateId: str(value.message_template_id) ?? "",
    ...compact({
      name: str(value.message_template_name),
      language: str(value.message_template_language)?.replace("-", "_"),
      ...change,
    }),
  };
}

/** Pauses for low quality end by themselves; the third time it is disabled (providers.md A12.1). */
const pauseHours: Record<string, number> = { FIRST_PAUSE: 3, SECOND_PAUSE: 6 };

function statusChange(value: Bag): Change {
  const word = str(value.event)?.toUpperCase();
  // Out of the archive it is what it was before: only the provider knows.
  if (word === "UNARCHIVED") return { componentsChanged: true };
  const status = statusOf(word) ?? undefined;
  return {
    status,
    reason: reasonText(value),
    pauseHours: status === "paused" ? lookUp(pauseHours, str(bag(value.other_info).title)) : undefined,
    category: categoryOf(str(value.message_template_category)) ?? undefined,
  };
}

const qualityChange = (value: Bag): Change => ({ quality: scoreOf(value.new_quality_score) });

/** An announcement names what it is (`new_category`) and what it will be; the change itself names what it was. */
function categoryChange(value: Bag): Change {
  return {
    category: categoryOf(str(value.new_category)) ?? undefined,
    previousCategory: categoryOf(str(value.previous_category)) ?? undefined,
    correctCategory: categoryOf(str(value.correct_category)) ?? undefined,
    categoryChangesAt: secondsToDate(value.category_update_timestamp),
  };
}

/** The code first, then the provider's own words. */
function reasonText(value: Bag): string | undefined {
  const reason = str(value.reason);
  const [rejection, info] = [bag(value.rejection_info), bag(value.other_info)];
  const words = [
    reason === "NONE" ? undefined : reason,
    str(info.title),
    str(rejection.reason) ?? str(info.description),
    str(rejection.recommendation),
    str(bag(value.disable_info).disable_date),
  ];
  return cut(words.filter(Boolean).join(": "), 500) || undefined;
}
