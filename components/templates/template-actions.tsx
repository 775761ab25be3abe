"use client";
import { Copy, ExternalLink, Eye, EyeOff, Languages, MoreHorizontal, Pencil, Play, Trash2, Wrench } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { useMoment } from "@/components/ui/use-moment";
import type { TemplateAction } from "@/server/templates/action-rules";
import type { ShownTemplate } from "@/server/templates/show-template";
import { CopyDialog, type CopyPurpose } from "./copy-dialog";
import { DeleteDialog } from "./delete-dialog";
import type { ShownVersion } from "./template-rows";
import { useTemplateMoves } from "./use-template-moves";

/** What a manager may do with this version now; the server's own table says what stands here. */
export function TemplateActions({ version, detail }: { version: ShownVersion; detail: ShownTemplate | null }) {
  const t = useTranslations("templates.actions");
  const moment = useMoment();
  const moves = useTemplateMoves(version);
  const [copying, copy] = useState<CopyPurpose | null>(null);
  const [deleting, setDeleting] = useState(false);
  if (version.isDraft) return <DraftActions version={version} />;
  if (!detail) return <div aria-hidden className="h-8" />;
  const can = (action: TemplateAction) => detail.actions.includes(action);
  const wait = detail.editableFrom;
  return (
    <div className="flex flex-wrap items-center gap-2">
      {can("fix") ? (
        <Button variant="primary" onClick={() => copy("fix")}>
          <Wrench aria-hidden />
          {t("fix")}
        </Button>
      ) : null}
      {can("unpause") ? (
        <Button
          variant="primary"
          pending={moves.unpause.isPending}
          onClick={() => moves.unpause.mutate({ templateId: version.id })}
        >
          <Play aria-hidden />
          {t("unpause")}
        </Button>
      ) : null}
      {can("edit") ? (
        <Button
          pending={moves.open.isPending}
          reason={wait && !detail.draftId ? t(`editWait.${wait.limit}`, { at: moment(wait.from) }) : null}
          onClick={() => moves.open.mutate({ templateId: version.id })}
        >
          <Pencil aria-hidden />
          {t(detail.draftId ? "editOn" : "edit")}
        </Button>
      ) : null}
      {can("appeal") ? (
        <ButtonLink variant="secondary" href={detail.page} target="_blank" rel="noreferrer">
          <ExternalLink aria-hidden />
          {t("appeal")}
        </ButtonLink>
      ) : null}
      <Menu
        trigger={
          <Button variant="plain" aria-label={t("more", { name: version.name })}>
            <MoreHorizontal aria-hidden />
          </Button>
        }
      >
        <MenuItem icon={<Copy />} onClick={() => copy("duplicate")}>
          {t("duplicate")}
        </MenuItem>
        <MenuItem icon={<Languages />} onClick={() => copy("language")}>
          {t("language")}
        </MenuItem>
        <MenuItem icon={<Copy />} onClick={() => copy("number")}>
          {t("number")}
        </MenuItem>
        <MenuItem icon={version.isHidden ? <Eye /> : <EyeOff />} onClick={moves.toggleHidden}>
          {t(version.isHidden ? "show" : "hide")}
        </MenuItem>
        {can("delete") ? (
          <>
            <MenuSeparator />
            <MenuItem danger icon={<Trash2 />} onClick={() => setDeleting(true)}>
              {t("delete")}
            </MenuItem>
          </>
        ) : null}
      </Menu>
      {copying ? <CopyDialog version={version} purpose={copying} onClose={() => copy(null)} /> : null}
      {deleting ? <DeleteDialog version={version} detail={detail} onClose={() => setDeleting(false)} /> : null}
    </div>
  );
}

function DraftActions({ version }: { version: ShownVersion }) {
  const t = useTranslations("templates.actions");
  const moves = useTemplateMoves(version);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <ButtonLink variant="primary" href={`/templates/${version.id}/edit`}>
        <Pencil aria-hidden />
        {t("editOn")}
      </ButtonLink>
      <Button
        variant="danger"
        pending={moves.discard.isPending}
        onClick={() => moves.discard.mutate({ draftId: version.id })}
      >
        <Trash2 aria-hidden />
        {t("discard")}
      </Button>
    </div>
  );
}
