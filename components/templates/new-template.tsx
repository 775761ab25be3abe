"use client";
import { useTranslations } from "next-intl";
import { PageSheet } from "@/components/shell/page-sheet";
import { Button } from "@/components/ui/button";
import { NewDraftFields, useNewDraft } from "./new-draft-fields";

/** The beginning of a new template: what it is called, where it belongs, what it is for. */
export function NewTemplate() {
  const t = useTranslations("templates");
  const draft = useNewDraft({ numberId: "", name: "", language: "cs", category: "utility" });
  return (
    <PageSheet title={t("new")} up={{ href: "/templates", label: t("title") }}>
      <form
        className="flex max-w-160 flex-col gap-5 py-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (!draft.reason && !draft.isPending) draft.create();
        }}
      >
        <p className="m-0 text-text-2">{t("start.text")}</p>
        <NewDraftFields draft={draft} />
        <Button
          type="submit"
          variant="primary"
          size="lg"
          pending={draft.isPending}
          reason={draft.reason}
          className="self-start"
        >
          {t("start.continue")}
        </Button>
      </form>
    </PageSheet>
  );
}
