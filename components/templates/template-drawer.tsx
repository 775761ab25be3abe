"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Banner } from "@/components/ui/banner";
import { DetailsList } from "@/components/ui/details-list";
import { Drawer } from "@/components/ui/drawer";
import { Segmented } from "@/components/ui/segmented";
import { useMoment } from "@/components/ui/use-moment";
import { versionsInTrouble } from "@/server/templates/list-rules";
import type { ListedTemplate } from "@/server/templates/queries";
import { templateVariables } from "@/server/templates/rules";
import { PhoneMock } from "./phone-mock";
import { StatusChip } from "./status-chip";
import { Trouble } from "./trouble-hint";
import { useLanguageName } from "./use-language-name";
import type { TemplateRow } from "./use-template-filter";

/** A template as the client sees it, language by language, with what the provider says of it. */
export function TemplateDrawer({
  company,
  row,
  onClose,
}: {
  company: string;
  row: TemplateRow | null;
  onClose: () => void;
}) {
  return (
    <Drawer open={row !== null} onOpenChange={(open) => !open && onClose()} title={row?.name ?? ""} className="w-100">
      {row ? <Versions key={row.key} company={company} versions={row.versions} /> : null}
    </Drawer>
  );
}

function Versions({ company, versions }: { company: string; versions: ListedTemplate[] }) {
  const t = useTranslations("templates");
  const languageName = useLanguageName();
  const [chosen, choose] = useState(versions[0]?.id);
  const version = versions.find(({ id }) => id === chosen) ?? versions[0];
  if (!version) return null;
  return (
    <div className="flex flex-col gap-4 px-6 pb-6">
      {versions.length > 1 ? (
        <Segmented
          label={t("columns.languages")}
          options={versions.map(({ id, language }) => ({ value: id, label: languageName(language) }))}
          value={version.id}
          onValueChange={choose}
          className="flex-wrap"
        />
      ) : null}
      {versionsInTrouble([version]).length > 0 ? (
        <Banner tone="warn">
          <Trouble version={version} />
        </Banner>
      ) : null}
      <PhoneMock company={company} components={version.components} values={samplesOf(version)} />
      <Facts version={version} />
    </div>
  );
}

function Facts({ version }: { version: ListedTemplate }) {
  const t = useTranslations("templates");
  const languageName = useLanguageName();
  const moment = useMoment();
  const variables = templateVariables(version.components).map(({ token, sample }) =>
    sample ? `{{${token}}} ${sample}` : `{{${token}}}`,
  );
  return (
    <DetailsList
      items={[
        { label: t("columns.status"), value: <StatusChip status={version.status} /> },
        { label: t("statusSince"), value: moment(version.statusSince) },
        { label: t("columns.category"), value: t(`category.${version.category}`) },
        { label: t("columns.number"), value: version.numberName },
        { label: t("language"), value: languageName(version.language) },
        { label: t("variables"), value: variables.length > 0 ? variables.join(", ") : t("noVariables") },
      ]}
    />
  );
}

const samplesOf = ({ components }: ListedTemplate) =>
  Object.fromEntries(templateVariables(components).map(({ key, sample }) => [key, sample ?? ""]));
