import { categoryOf } from "../cloud-api/templates";
import { str } from "../read";
import type { SubmittedTemplate, TemplateLife, TemplateSubmission } from "../template-types";
import { type Connection, ProviderError } from "../types";
import type { TwilioClient } from "./client";
import { toContentForm } from "./content-form";
import { approvalOf } from "./templates";

/** Content items and their approval by WhatsApp (providers.md C6); one item is one language. */
export function twilioTemplateLife(client: TwilioClient): TemplateLife {
  const submit = (connection: Connection, submission: TemplateSubmission) =>
    submitContent(client, connection, submission);
  return {
    submitTemplate: submit,
    // A Content item is submitted once and never changed: a new one takes its place, the old one stays until the new is approved.
    editTemplate: (connection, _template, submission) => submit(connection, submission),
    deleteTemplate: async (connection, { providerTemplateId }) => {
      await client.json(connection, "DELETE", contentUrl(client, providerTemplateId));
    },
    unpauseTemplate: async () => {
      throw new ProviderError("bad_request", { safeText: "Twilio cannot end the pause of a template" });
    },
  };
}

const contentUrl = (client: TwilioClient, sid: string) => `${client.content}/Content/${encodeURIComponent(sid)}`;

/** An item whose approval was refused at once is taken away again: it could never be submitted a second time (92009). */
async function submitContent(
  client: TwilioClient,
  connection: Connection,
  submission: TemplateSubmission,
): Promise<SubmittedTemplate> {
  const content = await client.json(connection, "POST", `${client.content}/Content`, toContentForm(submission));
  const sid = str(content.sid);
  if (!sid) throw new ProviderError("unknown", { ambiguous: true, safeText: "the provider's answer names no content" });
  const approval = await client
    .json(connection, "POST", `${contentUrl(client, sid)}/ApprovalRequests/whatsapp`, {
      name: submission.name,
      category: submission.category.toUpperCase(),
    })
    .catch(async (error: unknown) => {
      const isRefused = error instanceof ProviderError && !error.details.ambiguous;
      // What cannot be taken away is only litter; the refusal is what the person has to know.
      if (isRefused) await client.json(connection, "DELETE", contentUrl(client, sid)).catch(() => undefined);
      throw error;
    });
  return {
    providerTemplateId: sid,
    status: approvalOf(str(approval.status)) ?? "pending",
    category: categoryOf(str(approval.category)) ?? submission.category,
  };
}
