import type { Answer } from "../http";
import { bag, str } from "../read";
import type { HeaderSample, SubmittedTemplate, TemplateSubmission } from "../template-types";
import { type ProviderDeps, ProviderError } from "../types";
import { postJson } from "./client";
import { type SampleHandles, toTemplateForm } from "./template-form";
import { categoryOf, statusOf } from "./templates";
import { type UploadEndpoint, uploadForHandle } from "./upload-handle";

type TemplateEndpoint = { createUrl: string; headers: Record<string, string>; uploads: UploadEndpoint };

/** Submits a template for review; example files are uploaded first. Throws `ProviderError` with the provider's words. */
export async function submitTemplate(
  deps: ProviderDeps,
  { createUrl, headers, uploads }: TemplateEndpoint,
  submission: TemplateSubmission,
): Promise<SubmittedTemplate> {
  const handles = await uploadSamples(deps, uploads, submission);
  return toSubmitted(await postJson(deps, createUrl, headers, toTemplateForm(submission, handles)), submission);
}

/** The handles of all example files; the same file of two cards is uploaded twice, as the provider wants it. */
export async function uploadSamples(
  deps: ProviderDeps,
  uploads: UploadEndpoint,
  { headerSample, cardSamples = [] }: TemplateSubmission,
): Promise<SampleHandles> {
  const upload = async ({ bytes, mimeType, fileName }: HeaderSample) =>
    uploadForHandle(deps, uploads, { bytes: await bytes(), mimeType, fileName });
  const cards: string[] = [];
  for (const sample of cardSamples) cards.push(await upload(sample));
  return { ...(headerSample ? { header: await upload(headerSample) } : {}), cards };
}

/** A 2xx that names no template may have been taken: ambiguous. */
function toSubmitted({ body, status }: Answer, { category }: TemplateSubmission): SubmittedTemplate {
  const facts = bag(body);
  const providerTemplateId = str(facts.id);
  if (!providerTemplateId)
    throw new ProviderError("unknown", {
      httpStatus: status,
      ambiguous: true,
      safeText: "the provider's answer names no template",
    });
  return {
    providerTemplateId,
    status: statusOf(str(facts.status)) ?? "pending",
    category: categoryOf(str(facts.category)) ?? category,
  };
}
