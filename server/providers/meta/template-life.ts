import { deleteAt, postJson } from "../cloud-api/client";
import { toComponentForms } from "../cloud-api/template-form";
import { submitTemplate, uploadSamples } from "../cloud-api/template-life";
import type { UploadEndpoint } from "../cloud-api/upload-handle";
import type { TemplateLife } from "../template-types";
import type { Connection, ProviderDeps } from "../types";
import { graphUrl, tokenHeaders } from "./graph";

/** Templates below the business account (providers.md A12.1); example files go up below the app (A6.1). */
export function metaTemplateLife(
  deps: ProviderDeps,
  uploads: (connection: Connection) => UploadEndpoint,
): TemplateLife {
  const graph = graphUrl(deps);
  const headers = ({ secrets }: Connection) => tokenHeaders(secrets.accessToken);
  const listUrl = ({ config }: Connection) => `${graph}/${config.wabaId}/message_templates`;
  const templateUrl = (id: string) => `${graph}/${encodeURIComponent(id)}`;
  return {
    submitTemplate: (connection, submission) =>
      submitTemplate(
        deps,
        { createUrl: listUrl(connection), headers: headers(connection), uploads: uploads(connection) },
        submission,
      ),
    editTemplate: async (connection, { providerTemplateId, category }, submission) => {
      const handles = await uploadSamples(deps, uploads(connection), submission);
      await postJson(deps, templateUrl(providerTemplateId), headers(connection), {
        ...(category && category !== submission.category ? { category: submission.category.toUpperCase() } : {}),
        components: toComponentForms(submission, handles),
      });
      return { providerTemplateId, status: "pending", category: submission.category };
    },
    deleteTemplate: async (connection, { providerTemplateId, name }) => {
      const which = new URLSearchParams({ hsm_id: providerTemplateId, name });
      await deleteAt(deps, `${listUrl(connection)}?${which}`, headers(connection));
    },
    unpauseTemplate: async (connection, { providerTemplateId }) => {
      await postJson(deps, `${templateUrl(providerTemplateId)}/unpause`, headers(connection), {});
    },
  };
}
