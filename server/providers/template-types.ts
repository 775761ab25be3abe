import type { TemplateCategory, TemplateStatus } from "@/db/enums";
import type { Connection, TemplateComponent } from "./types";

/** What is submitted for review (providers.md A12.1, B2, C6). */
export type TemplateSubmission = {
  name: string;
  language: string;
  category: TemplateCategory;
  parameterFormat: "positional" | "named";
  components: TemplateComponent[];
  /** Sample values by variable (`1`, `first_name`), required by every provider. */
  samples: Record<string, string>;
  /** Example file of a media header: Meta and 360dialog take the handle of an upload, Twilio a public address. */
  headerSample?: { bytes: () => Promise<Uint8Array>; mimeType: string; fileName: string; publicUrl: string };
};

export type SubmittedTemplate = { providerTemplateId: string; status: TemplateStatus; category: TemplateCategory };

/** The doors of an adapter for the life of a template. Every call throws `ProviderError`. */
export type TemplateLife = {
  submitTemplate(connection: Connection, submission: TemplateSubmission): Promise<SubmittedTemplate>;
  /**
   * Edits an approved, rejected or paused template; it goes to review again. Twilio cannot: a new Content item takes its place,
   * whose id is answered.
   */
  editTemplate(
    connection: Connection,
    template: { providerTemplateId: string },
    submission: TemplateSubmission,
  ): Promise<SubmittedTemplate>;
  /** Deletes this one language version. */
  deleteTemplate(connection: Connection, template: { providerTemplateId: string; name: string }): Promise<void>;
  /** Ends a pause that pacing made; where the provider has no such door the capability `unpause` is false. */
  unpauseTemplate(connection: Connection, template: { providerTemplateId: string }): Promise<void>;
};
