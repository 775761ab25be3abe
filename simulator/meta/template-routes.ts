import { unknownObject } from "../cloud-api/errors";
import {
  createTemplate,
  deleteTemplates,
  editTemplate,
  templateAmong,
  unpauseTemplate,
} from "../cloud-api/template-routes";
import type { Handler, Incoming, Route } from "../http/router";
import type { Simulation } from "../simulation";
import { withAccount, withToken } from "./access";

/** Templates below the business account (providers.md A12.1). */
export const metaTemplateRoutes: Route[] = [
  {
    method: "POST",
    path: "/meta/:version/:id/message_templates",
    handle: withAccount((simulation, request, [number]) =>
      number
        ? createTemplate(simulation, request, { number, id: simulation.random.digits(15) })
        : unknownObject(request.params.id ?? ""),
    ),
  },
  {
    method: "DELETE",
    path: "/meta/:version/:id/message_templates",
    handle: withAccount((simulation, request, [number]) =>
      number ? deleteTemplates(simulation, request, number) : unknownObject(request.params.id ?? ""),
    ),
  },
  {
    method: "POST",
    path: "/meta/:version/:id/unpause",
    handle: withToken((simulation, request, owned) => {
      const { id = "" } = request.params;
      const found = templateAmong(owned, id);
      return found ? unpauseTemplate(simulation, request, found) : unknownObject(id);
    }),
  },
];

/** `POST /{id}` where the id names a template. */
export const editNode: Handler = withToken((simulation, request, owned) => {
  const found = templateAmong(owned, request.params.id ?? "");
  return found ? editTemplate(simulation, request, found) : unknownObject(request.params.id ?? "");
});

export const isTemplate = ({ numbers }: Simulation, { params }: Incoming): boolean =>
  templateAmong([...numbers.values()], params.id ?? "") !== null;
