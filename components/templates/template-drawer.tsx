"use client";
import { useQuery } from "@tanstack/react-query";
import { ExternalLink } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { Banner } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button-link";
import { DetailsList } from "@/components/ui/details-list";
import { Drawer } from "@/components/ui/drawer";
import { Segmented } from "@/components/ui/segmented";
import { useMoment } from "@/components/ui/use-moment";
import { versionsInTrouble } from "@/server/templates/list-rules";
import { templateVariables } from "@/server/templates/rules";
import type { TemplateUsage } from "@/server/templates/usage-queries";
import { FormerCategory, SeeMoveButton } from "./category-move";
import { PendingEditSection } from "./pending-edit";
import { PhoneMock } from "./phone-mock";
import { StatusChip } from "./status-chip";
import { TemplateActions } from "./template-actions";
import { TemplateHistory } from "./template-history";
import type { ShownVersion, TemplateRow } from "./template-rows";
import { FavouriteStar } from "./template-star";
import { UsageFigures } from "./template-usage";
import { Trouble } from "./trouble-hint";
import { useLanguageName } from "./use-language-name";
import { useWaiting } from "./waiting";

/** A template as the client sees it, language by language, with what the provider says of it and what may be done. */
export function TemplateDrawer({
  company,
  mayManage,
  usage,
  row,
  onClose,
}: {
  company: string;
  mayManage: boolean;
  usage: TemplateUsage[] | null;
  row: TemplateRow | null;
  onClose: () => void;
}) {
  return (
    <Drawer open={row !== null} onOpenChange={(open) => !open && onClose()} title={row?.name ?? ""} className="w-108">
      {row ? <Versions key={row.key} company={company} mayManage={mayManage} usage={usage} row={row} /> : null}
    </Drawer>
  );
}

function Versions({
  company,
  mayManage,
  usage,
  row: { versions },
}: {
  company: string;
  mayManage: boolean;
  usage: TemplateUsage[] | null;
  row: TemplateRow;
}) {
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
      <Version
        key={version.id}
        company={company}
        mayManage={mayManage}
        version={version}
        usage={usage?.find(({ templateId }) => templateId === version.id) ?? null}
      />
    </div>
  );
}

function Version({
  company,
  mayManage,
  version,
  usage,
}: {
  company: string;
  mayManage: boolean;
  version: ShownVersion;
  usage: TemplateUsage | null;
}) {
  const t = useTranslations("templates");
  const trpc = useTRPC();
  const detail = useQuery(
    trpc.templates.detail.queryOptions({ templateId: version.id }, { enabled: !version.isDraft }),
  );
  return (
    <>
      {versionsInTrouble([version]).length > 0 ? (
        <Banner tone="warn" action={mayManage ? <SeeMoveButton version={version} /> : null} className="flex-wrap">
          <Trouble version={version} />
        </Banner>
      ) : null}
      {version.pendingEdit ? (
        <PendingEditSection version={version} edit={version.pendingEdit} company={company} mayManage={mayManage} />
      ) : null}
      <div className="flex items-start gap-2">
        {mayManage ? <TemplateActions version={version} detail={detail.data ?? null} /> : null}
        <span className="flex-1" />
        {version.isDraft ? null : (
          <FavouriteStar
            numberId={version.numberId}
            name={version.name}
            isOn={version.isFavourite}
            className="my-0 touch:my-0"
          />
        )}
      </div>
      <div className="flex justify-center">
        <PhoneMock
          isShort
          company={company}
          components={version.components}
          values={samplesOf(version)}
          language={version.language}
        />
      </div>
      <Facts version={version} />
      {usage ? <UsageFigures usage={usage} /> : null}
      {detail.data ? (
        <>
          <ButtonLink variant="link" href={detail.data.page} target="_blank" rel="noreferrer" className="self-start">
            <ExternalLink aria-hidden />
            {t("providerPage")}
          </ButtonLink>
          <TemplateHistory history={detail.data.history} />
        </>
      ) : null}
    </>
  );
}

function Facts({ version }: { version: ShownVersion }) {
  const t = useTranslations("templates");
  const languageName = useLanguageName();
  const moment = useMoment();
  const { text, isLong } = useWaiting([version]);
  const shown = templateVariables(version.components).map(({ token, sample }) =>
    sample ? `{{${token}}} ${sample}` : `{{${token}}}`,
  );
  // The same number in the header, the text and a button is one variable at Twilio.
  const variables = [...new Set(shown)];
  return (
    <DetailsList
      items={[
        {
          label: t("columns.status"),
          value: (
            <span className="flex flex-wrap items-center gap-2">
              <StatusChip status={version.status} />
              {text ? <span className={isLong ? "font-medium text-warn-text" : "text-text-2"}>{text}</span> : null}
            </span>
          ),
        },
        { label: t("statusSince"), value: moment(version.statusSince) },
        ...(isLong ? [{ label: "", value: <span className="text-text-2">{t("longWait")}</span> }] : []),
        { label: t("columns.category"), value: t(`category.${version.category}`) },
        ...(version.previousCategory
          ? [{ label: t("formerCategory"), value: <FormerCategory version={version} /> }]
          : []),
        { label: t("columns.quality"), value: t(`quality.${version.quality}`) },
        { label: t("columns.number"), value: version.numberName },
        { label: t("language"), value: `${languageName(version.language)} (${version.language})` },
        { label: t("variables"), value: variables.length > 0 ? variables.join(", ") : t("noVariables") },
        ...(version.isHidden ? [{ label: t("hidden"), value: t("hiddenHint") }] : []),
      ]}
    />
  );
}

const samplesOf = ({ components }: ShownVersion) =>
  Object.fromEntries(templateVariables(components).map(({ key, sample }) => [key, sample ?? ""]));
