import { z } from "zod";
import { readJson } from "../http/body";
import { json, type Reply } from "../http/reply";
import type { Incoming } from "../http/router";
import type { SimNumber, Template, TemplateComponent } from "../model";
import type { Simulation } from "../simulation";
import { addTemplate, editProblem, removeTemplates, submitAgain, takenProblem } from "../template-life";
import { setTemplateStatus } from "../template-state";
import { uploadOf } from "../uploads";
import { graphError, invalidParameter, templateRefused, unknownObject } from "./errors";
import { templateProblem } from "./template-rules";
import { type CreateTemplate, createTemplateSchema, editTemplateSchema, toModel } from "./template-schema";

const maxTemplates = 250;

/** `POST /message_templates`: a template goes to review (providers.md A12.1). */
export async function createTemplate(
  simulation: Simulation,
  request: Incoming,
  { number, id }: { number: SimNumber; id: string },
): Promise<Reply> {
  const body = await readJson(request, createTemplateSchema);
  if (!body.ok) return invalidParameter(body.problem);
  const { name, language, category } = body.value;
  const components = body.value.components.map(toModel);
  const refusal =
    takenProblem(number, { name, language }) ?? tooMany(number) ?? templateProblem(body.value, components);
  if (refusal) return templateRefused(refusal);
  const handle = handlesIn(components).find((given) => !uploadOf(simulation, given));
  if (handle) return invalidParameter(`Param header_handle: ${handle} is not a handle of an uploaded file`);
  const template: Template = {
    id,
    name,
    language,
    category,
    status: "PENDING",
    rejectedReason: null,
    components,
    samples: samplesOf(body.value),
  };
  addTemplate(simulation, number, template);
  return json(200, { id, status: "PENDING", category });
}

/** `POST /{template}`: its parts or its category; review again. */
export async function editTemplate(
  simulation: Simulation,
  request: Incoming,
  { number, template }: { number: SimNumber; template: Template },
): Promise<Reply> {
  const body = await readJson(request, editTemplateSchema);
  if (!body.ok) return invalidParameter(body.problem);
  const blocked = editProblem(simulation, template);
  if (blocked) return invalidParameter(blocked);
  const { category = template.category, components } = body.value;
  if (category !== template.category && template.status === "APPROVED")
    return invalidParameter("The category of an approved template cannot be changed");
  const parts = components?.map(toModel) ?? template.components;
  const refusal = templateProblem({ category }, parts);
  if (refusal) return templateRefused(refusal);
  template.category = category;
  template.components = parts;
  template.samples = samplesOf({ components: components ?? [] });
  submitAgain(simulation, number, template);
  return json(200, { success: true });
}

/** `DELETE /message_templates?name=…[&hsm_id=…]`: all languages of the name, or this one. */
export function deleteTemplates(simulation: Simulation, { query }: Incoming, number: SimNumber): Reply {
  const [name, id] = [query.get("name"), query.get("hsm_id")];
  if (!name) return invalidParameter("Param name is required");
  const named = number.templates.filter((template) => template.name === name && (id === null || template.id === id));
  if (named.length === 0)
    return templateRefused({ subcode: 2593002, title: "Template not found", message: `There is no template ${name}` });
  if (named.some(({ status }) => status === "DISABLED"))
    return invalidParameter("A disabled template cannot be deleted");
  removeTemplates(simulation, number, (template) => named.includes(template));
  return json(200, { success: true });
}

/** `POST /{template}/unpause`: only a pause that pacing made. */
export async function unpauseTemplate(
  simulation: Simulation,
  request: Incoming,
  { number, template }: { number: SimNumber; template: Template },
): Promise<Reply> {
  const body = await readJson(request, z.strictObject({}));
  if (!body.ok) return invalidParameter(body.problem);
  if (template.status !== "PAUSED") return graphError(400, 100, "Invalid parameter", "The template is not paused");
  setTemplateStatus(simulation, number, template, { status: "APPROVED" });
  return json(200, { success: true });
}

/** The template of this id among these numbers, with the number it belongs to. */
export function templateAmong(numbers: SimNumber[], id: string): { number: SimNumber; template: Template } | null {
  for (const number of numbers) {
    const template = number.templates.find((own) => own.id === id);
    if (template) return { number, template };
  }
  return null;
}

export const unknownTemplate = unknownObject;

const tooMany = ({ templates }: SimNumber) =>
  templates.length >= maxTemplates
    ? {
        subcode: 2388019,
        title: "Message template limit exceeded",
        message: `An account may have ${maxTemplates} templates`,
      }
    : null;

function handlesIn(parts: TemplateComponent[]): string[] {
  return parts.flatMap((part) => {
    if (part.type === "CAROUSEL") return part.cards.flatMap(({ components }) => handlesIn(components));
    const example = part.type === "HEADER" ? part.example : undefined;
    if (typeof example !== "object" || example === null || !("header_handle" in example)) return [];
    return Array.isArray(example.header_handle) ? example.header_handle.map(String) : [];
  });
}

/** The body's samples in their order. */
function samplesOf({ components }: Pick<CreateTemplate, "components">): string[] {
  const body = components.find((part) => part.type === "BODY");
  if (body?.type !== "BODY") return [];
  return body.example?.body_text?.[0] ?? body.example?.body_text_named_params?.map(({ example }) => example) ?? [];
}
