// @vitest-environment jsdom
import { cleanup, render, screen, within } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { TRPCReactProvider } from "@/components/live/trpc";
import common from "@/messages/cs/common.json";
import composer from "@/messages/cs/composer.json";
import errors from "@/messages/cs/errors.json";
import templates from "@/messages/cs/templates.json";
import { emptyContent } from "@/server/templates/draft-rules";
import { lintDraft } from "@/server/templates/lint-rules";
import type { ShownDraft } from "@/server/templates/show-draft";
import { EditorForm } from "./editor-form";
import { LintPanel } from "./lint-panel";
import type { EditedDraft, TemplateDraft } from "./use-template-draft";

beforeEach(() => {
  vi.stubGlobal("fetch", async () => Response.error());
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const facts: ShownDraft["facts"] = {
  provider: "meta",
  others: [],
  nameLocked: false,
  categoryLocked: false,
  detectedLanguage: null,
};

function show(language: string, content: Partial<EditedDraft["content"]>) {
  const fields: EditedDraft = {
    numberId: "n1",
    name: "servis_hotovo",
    language,
    category: "utility",
    content: { ...emptyContent, ...content },
  };
  const at = new Date("2026-11-24T12:00:00Z");
  const shown: ShownDraft = {
    draft: {
      ...fields,
      id: "d1",
      templateId: null,
      revision: 1,
      createdAt: at,
      updatedAt: at,
      updatedById: "u1",
      submitError: null,
    },
    target: { name: "Servis", provider: "meta" },
    template: null,
    facts,
    languages: [],
  };
  const draft: TemplateDraft = {
    fields,
    change: () => {},
    changeContent: () => {},
    flush: async () => true,
    savedAt: at,
    isSaving: false,
    isStale: false,
    revision: () => 1,
    refresh: async () => {},
  };
  const findings = lintDraft(fields, facts);
  render(
    <NextIntlClientProvider
      locale="cs"
      timeZone="Europe/Prague"
      now={at}
      messages={{ templates, composer, common, errors }}
    >
      <TRPCReactProvider>
        <EditorForm shown={shown} draft={draft} findings={findings} />
        <LintPanel findings={findings} onFix={() => {}} />
      </TRPCReactProvider>
    </NextIntlClientProvider>,
  );
}

const patient = 30_000;

it.each([
  ["cs", "cs"],
  ["en_GB", "en-GB"],
])(
  "has everything that is written checked by the browser in the template's language: %s (S4.14)",
  (language, lang) => {
    show(language, {
      header: { ...emptyContent.header, format: "text", text: "Kolo je hotové" },
      body: "Vaše kolo je připravené.",
      footer: "Kola Brázda",
    });
    for (const text of ["Kolo je hotové", "Vaše kolo je připravené.", "Kola Brázda"]) {
      const field = screen.getByDisplayValue(text);
      expect(field.getAttribute("lang")).toBe(lang);
      expect(field.getAttribute("spellcheck")).toBe("true");
    }
  },
  patient,
);

it(
  "lists what the check has against the text, and marks the field that is wrong (S4.14)",
  () => {
    show("cs", { body: "{{1}}, vaše kolo je připravené k vyzvednutí v naší dílně." });
    const { title, rule } = templates.lint;
    const panel = within(screen.getByRole("region", { name: title }));
    expect(panel.getByText(rule.variableFirst.title)).toBeTruthy();
    expect(screen.getByDisplayValue(/^\{\{1\}\}, vaše kolo/).getAttribute("aria-invalid")).toBe("true");
  },
  patient,
);
