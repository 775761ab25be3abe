"use client";
import { ListPlus, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { PageSheet } from "@/components/shell/page-sheet";
import { SettingsMenu } from "@/components/shell/settings-menu";
import { Button } from "@/components/ui/button";
import { ListState } from "@/components/ui/list-state";
import { QueryProblem } from "@/components/ui/query-problem";
import { Segmented } from "@/components/ui/segmented";
import { SkeletonRows } from "@/components/ui/skeleton";
import { type FieldScope, fieldScopes, type Role } from "@/db/enums";
import type { ContactField } from "@/server/contacts/list-fields";
import { FieldDialog } from "./field-dialog";
import { FieldTable } from "./field-table";
import { useFields } from "./use-contact-data";

/** Parametry (N.71): what the company keeps of its clients besides name, e-mail and phone, and of sessions. */
export function FieldsScreen({ role }: { role: Role }) {
  const t = useTranslations("contacts.fields");
  const [scope, setScope] = useState<FieldScope>("contact");
  const fields = useFields(scope);
  const [opened, open] = useState<ContactField | "new" | null>(null);
  return (
    <PageSheet
      aside={<SettingsMenu role={role} />}
      title={t("title")}
      actions={
        <Button variant="primary" onClick={() => open("new")}>
          <Plus aria-hidden />
          {t("add")}
        </Button>
      }
    >
      <Segmented
        label={t("scope.label")}
        value={scope}
        onValueChange={setScope}
        options={fieldScopes.map((value) => ({ value, label: t(`scope.${value}`) }))}
      />
      <p className="m-0 mt-3 mb-4 max-w-160 text-text-2">{t(`text.${scope}`)}</p>
      {fields.isPending ? <SkeletonRows rows={5} label={t("title")} /> : null}
      <QueryProblem query={fields} />
      {fields.data?.length === 0 ? (
        <ListState icon={<ListPlus />} title={t("empty.title")} text={t(`empty.text.${scope}`)} />
      ) : null}
      {fields.all.length > 0 ? <FieldTable fields={fields.all} onOpen={open} /> : null}
      {opened ? (
        <FieldDialog scope={scope} field={opened === "new" ? null : opened} onClose={() => open(null)} />
      ) : null}
    </PageSheet>
  );
}
