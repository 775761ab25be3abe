"use client";
import { Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { PageSheet } from "@/components/shell/page-sheet";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { useMoment } from "@/components/ui/use-moment";
import { fixFinding } from "@/server/templates/fix-rules";
import type { ShownDraft } from "@/server/templates/show-draft";
import { CopyDialog, type CopyPurpose } from "./copy-dialog";
import { EditorForm } from "./editor-form";
import { EditorLanguages } from "./editor-languages";
import { EditorPreview } from "./editor-preview";
import { LintPanel } from "./lint-panel";
import { useLint } from "./use-lint";
import { useSubmitDraft, useTemplateDraft } from "./use-template-draft";
import { WarningsDialog } from "./warnings-dialog";

/** Left the form, right the phone, below what the linter says (d.2 screen 9). */
export function DraftEditor({ shown, company }: { shown: ShownDraft; company: string }) {
  const t = useTranslations("templates");
  const moment = useMoment();
  const draft = useTemplateDraft(shown);
  const { facts, findings } = useLint(draft.fields, shown.facts);
  const submission = useSubmitDraft(shown, draft);
  const [copying, copy] = useState<CopyPurpose | null>(null);
  const [asking, ask] = useState(false);
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const warnings = findings.filter(({ severity }) => severity === "warning");
  const copied = { ...draft.fields, id: shown.draft.id, isDraft: true };
  return (
    <PageSheet
      title={draft.fields.name || t("editor.title")}
      up={{ href: "/templates", label: t("title") }}
      marks={
        <>
          <Chip size="lg">{t(shown.template ? "editor.editing" : "status.draft")}</Chip>
          <span role="status" className="text-meta text-text-3">
            {t(draft.isSaving ? "editor.saving" : "editor.saved", { at: moment(draft.savedAt) })}
          </span>
        </>
      }
      actions={
        <>
          <Button
            variant="plain"
            onClick={() => {
              void draft.flush();
              copy("number");
            }}
          >
            <Copy aria-hidden />
            {t("editor.copyToNumber")}
          </Button>
          {errors > 0 ? (
            <span className="text-meta text-danger-text">{t("editor.errorsFirst", { count: errors })}</span>
          ) : null}
          <Button
            variant="primary"
            pending={submission.isPending}
            reason={errors > 0 ? t("editor.errorsFirst", { count: errors }) : null}
            onClick={() => (warnings.length > 0 ? ask(true) : void submission.run(false))}
          >
            {t("editor.submit")}
          </Button>
        </>
      }
      banner={<EditorBanner shown={shown} isStale={draft.isStale} />}
      tabs={
        <EditorLanguages
          shown={shown}
          onAdd={() => {
            void draft.flush();
            copy("language");
          }}
        />
      }
      flush
    >
      <div className="flex min-h-full border-t border-line max-lg:flex-col">
        <section className="flex min-w-0 flex-1 flex-col gap-5 px-6 py-5 max-desk:px-4">
          <EditorForm shown={shown} draft={draft} findings={findings} />
          <LintPanel findings={findings} onFix={(found) => draft.change(fixFinding(draft.fields, found, facts))} />
        </section>
        <EditorPreview company={company} fields={draft.fields} />
      </div>
      {copying ? <CopyDialog version={copied} purpose={copying} onClose={() => copy(null)} /> : null}
      {asking ? (
        <WarningsDialog
          warnings={warnings}
          onClose={() => ask(false)}
          onConfirm={() => {
            ask(false);
            void submission.run(true);
          }}
        />
      ) : null}
    </PageSheet>
  );
}

/** What stands above the form: the provider's last refusal, somebody else's change, what an edit means. */
function EditorBanner({ shown: { draft, template }, isStale }: { shown: ShownDraft; isStale: boolean }) {
  const t = useTranslations("templates.editor");
  if (isStale)
    return (
      <Banner
        tone="danger"
        role="alert"
        action={
          <Button variant="plain" className="text-inherit" onClick={() => window.location.reload()}>
            {t("reload")}
          </Button>
        }
      >
        {t("notSaved")}
      </Banner>
    );
  if (draft.submitError) return <Banner tone="danger">{t("refused", { reason: draft.submitError })}</Banner>;
  if (template?.status === "approved") return <Banner tone="info">{t("editsApproved")}</Banner>;
  return null;
}
