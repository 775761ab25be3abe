"use client";
import { Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { PendingEdit } from "@/server/providers/template-types";
import { changedParts } from "@/server/templates/history-rules";
import { templateVariables } from "@/server/templates/rules";
import { PhoneMock } from "./phone-mock";
import { StatusChip } from "./status-chip";
import { Change } from "./template-history";
import type { ShownVersion } from "./template-rows";
import { useTemplateMoves } from "./use-template-moves";

/** An edit beside the approved version: what it changes, how it will look, how far its review is. */
export function PendingEditSection({
  version,
  edit,
  company,
  mayManage,
}: {
  version: ShownVersion;
  edit: PendingEdit;
  company: string;
  mayManage: boolean;
}) {
  const t = useTranslations("templates.pendingEdit");
  const moves = useTemplateMoves(version);
  const state = edit.status === "rejected" ? "rejected" : "pending";
  const samples = templateVariables(edit.components).map(({ key, sample }) => [key, sample ?? ""]);
  return (
    <section aria-label={t(state)} className="flex flex-col gap-2 rounded-md border border-line p-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="m-0 text-body font-semibold">{t(state)}</h3>
        <StatusChip status={edit.status} />
      </div>
      <p className="m-0 text-text-2">{t(`${state}Hint`)}</p>
      <div>
        {changedParts(version, edit).map((change) => (
          <Change key={change.part} change={change} />
        ))}
      </div>
      <details>
        <summary className="cursor-pointer rounded-sm py-1 touch:py-3">{t("preview")}</summary>
        <div className="flex justify-center pt-2">
          <PhoneMock
            isShort
            company={company}
            components={edit.components}
            values={Object.fromEntries(samples)}
            language={version.language}
          />
        </div>
      </details>
      {mayManage ? (
        <Button
          className="self-start"
          pending={moves.discardEdit.isPending}
          onClick={() => moves.discardEdit.mutate({ templateId: version.id })}
        >
          <Undo2 aria-hidden />
          {t("discard")}
        </Button>
      ) : null}
    </section>
  );
}
