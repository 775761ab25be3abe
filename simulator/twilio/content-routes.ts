import { templateProblem } from "../cloud-api/template-rules";
import { readJson } from "../http/body";
import { json, type Reply } from "../http/reply";
import type { Incoming, Route } from "../http/router";
import type { SimNumber, Template } from "../model";
import type { Simulation } from "../simulation";
import { addTemplate, removeTemplates, submitAgain, takenProblem } from "../template-life";
import { withLogin } from "./access";
import { toModelParts } from "./content-parts";
import { approvalSchema, contentSchema } from "./content-schema";
import { toApproval, toContent } from "./contents";
import { twilioError } from "./errors";
import type { TwilioNumber } from "./owned";

/** Content items and the approval of WhatsApp (providers.md C6). */
export const contentRoutes: Route[] = [
  { method: "POST", path: "/twilio-content/v1/Content", handle: withLogin(createContent) },
  { method: "DELETE", path: "/twilio-content/v1/Content/:sid", handle: withLogin(deleteContent) },
  {
    method: "POST",
    path: "/twilio-content/v1/Content/:sid/ApprovalRequests/whatsapp",
    handle: withLogin(requestApproval),
  },
];

const notFound = () => twilioError(404, 20404, "The requested resource was not found");

async function createContent(simulation: Simulation, request: Incoming, [number]: TwilioNumber[]): Promise<Reply> {
  const body = await readJson(request, contentSchema);
  if (!body.ok || !number) return twilioError(400, 20001, body.ok ? "no number" : body.problem);
  const { friendly_name: name, language, variables, types } = body.value;
  const template: Template = {
    id: `HX${simulation.random.bytes(16).toString("hex")}`,
    name,
    language,
    category: "UTILITY",
    status: "REJECTED",
    rejectedReason: null,
    components: toModelParts(types),
    samples: Object.values(variables),
    content: { variables, types, submitted: false, madeAt: simulation.clock.now() },
  };
  addTemplate(simulation, number, template);
  return json(201, toContent(template));
}

function deleteContent(simulation: Simulation, { params }: Incoming, [number]: TwilioNumber[]): Reply {
  const gone = number ? removeTemplates(simulation, number, ({ id }) => id === params.sid) : 0;
  return gone > 0 ? { status: 204, headers: {}, body: "" } : notFound();
}

async function requestApproval(simulation: Simulation, request: Incoming, [number]: TwilioNumber[]): Promise<Reply> {
  const body = await readJson(request, approvalSchema);
  if (!body.ok) return twilioError(400, 20001, body.problem);
  const template = number?.templates.find(({ id }) => id === request.params.sid);
  if (!number || !template) return notFound();
  if (!template.content || template.content.submitted)
    return twilioError(400, 92009, "This content was submitted for approval already");
  const { name, category } = body.value;
  const others = { templates: number.templates.filter((other) => other !== template && isSubmitted(other)) };
  const problem =
    takenProblem({ ...number, ...others }, { name, language: template.language }) ?? ruleProblem(template, category);
  if (problem) return twilioError(400, 92008, problem.message);
  Object.assign(template, { name, category });
  template.content.submitted = true;
  submitAgain(simulation, number, template);
  return json(201, toApproval(template));
}

/** What waits stands in the way; an approved one is edited by a new item beside it. */
const isSubmitted = ({ content, status }: Template) =>
  (content?.submitted ?? true) && status !== "REJECTED" && status !== "APPROVED";

/** Twilio's samples are its variables, so only the words are judged. */
function ruleProblem({ components }: Template, category: Template["category"]) {
  const sampled = components.map((part) =>
    "text" in part && part.type !== "FOOTER" ? { ...part, example: part.text.match(/\{\{\s*\w+\s*\}\}/g) ?? [] } : part,
  );
  return templateProblem(
    { category },
    sampled.filter((part) => part.type !== "CAROUSEL" && !isFile(part)),
  );
}

const isFile = (part: SimNumber["templates"][number]["components"][number]) =>
  part.type === "HEADER" && part.format !== "TEXT";
