import type { Template, TemplateComponent } from "../model";
import { placeholders } from "../templates";

/** A template as Meta lists it (providers.md A12.1). */
export function toCloudTemplate(template: Template): Record<string, unknown> {
  const names = placeholders(template.components.map((part) => (part.type === "BODY" ? part.text : "")).join(""));
  const named = names.some((name) => !/^\d+$/.test(name));
  return {
    id: template.id,
    name: template.name,
    language: template.language,
    category: template.category,
    status: template.status,
    parameter_format: named ? "NAMED" : "POSITIONAL",
    rejected_reason: template.rejectedReason ?? "NONE",
    quality_score: { score: template.quality ?? (template.status === "PAUSED" ? "RED" : "GREEN") },
    ...(template.previousCategory ? { previous_category: template.previousCategory } : {}),
    ...(template.correctCategory ? { correct_category: template.correctCategory } : {}),
    components: template.components.map((part) => toCloudComponent(part, names, named, template.samples)),
  };
}

function toCloudComponent(
  part: TemplateComponent,
  names: string[],
  named: boolean,
  samples: string[],
): Record<string, unknown> {
  if ("example" in part && part.example !== undefined) return { ...part };
  if (part.type === "HEADER" && part.format !== "TEXT" && part.format !== "LOCATION")
    return { ...part, example: { header_handle: ["4::simulated"] } };
  if (part.type !== "BODY" || names.length === 0) return { ...part };
  const example = named
    ? { body_text_named_params: names.map((name, place) => ({ param_name: name, example: samples[place] ?? "" })) }
    : { body_text: [samples] };
  return { ...part, example };
}
