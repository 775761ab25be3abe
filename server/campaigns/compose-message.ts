import type { Ctx } from "../context";
import type { QueuedMessage } from "../delivery/queue-messages";
import { type GivenFile, toParameters } from "../templates/parameter-rules";
import type { TemplateRow } from "../templates/queries";
import { renderTemplate } from "../templates/rules";
import type { CampaignRow } from "./queries";
import { filledValues, isMediaKey } from "./recipient-rules";

/** All that a recipient's message is filled from: what is the same for everybody, and the recipient's own with the defaults. */
export const valuesOf = (
  { fixed, variables }: Pick<CampaignRow, "fixed" | "variables">,
  values: string[],
): Record<string, string> => ({ ...fixed, ...filledValues(values, variables) });

/** The message of one recipient: the template with its values, frozen. It belongs to no stream yet. */
export function composeMessage(
  ctx: Ctx,
  template: TemplateRow,
  values: Record<string, string>,
): Pick<QueuedMessage, "id" | "kind" | "body" | "templateId" | "payload"> {
  const { components, name, language, providerTemplateId } = template;
  const rendered = renderTemplate(components, values);
  const parameters = toParameters(components, values, filesIn(values));
  return {
    id: ctx.newId(),
    kind: "template",
    body: rendered.body,
    templateId: template.id,
    payload: { template: { name, language, providerTemplateId, parameters, rendered } },
  };
}

const filesIn = (values: Record<string, string>): Record<string, GivenFile> =>
  Object.fromEntries(Object.entries(values).flatMap(([key, link]) => (isMediaKey(key) ? [[key, { link }]] : [])));
