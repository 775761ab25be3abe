import { deleteAt } from "../cloud-api/client";
import { submitTemplate } from "../cloud-api/template-life";
import type { UploadEndpoint } from "../cloud-api/upload-handle";
import type { TemplateLife } from "../template-types";
import { type Connection, type ProviderDeps, ProviderError } from "../types";

type Doors = {
  base: string;
  headers: (connection: Connection) => Record<string, string>;
  uploads: (connection: Connection) => UploadEndpoint;
};

/** Templates of the key's account; 360dialog publishes no way to edit one or to end its pause (providers.md B2). */
export function dialog360TemplateLife(deps: ProviderDeps, { base, headers, uploads }: Doors): TemplateLife {
  const url = `${base}/v1/configs/templates`;
  return {
    submitTemplate: (connection, submission) =>
      submitTemplate(deps, { createUrl: url, headers: headers(connection), uploads: uploads(connection) }, submission),
    editTemplate: async () => {
      throw new ProviderError("bad_request", { safeText: "360dialog cannot edit a template" });
    },
    deleteTemplate: async (connection, { name }) => {
      await deleteAt(deps, `${url}/${encodeURIComponent(name)}`, headers(connection));
    },
    unpauseTemplate: async () => {
      throw new ProviderError("bad_request", { safeText: "360dialog cannot end the pause of a template" });
    },
  };
}
