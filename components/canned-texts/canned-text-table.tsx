"use client";
import { Ellipsis, Folder, Paperclip } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem } from "@/components/ui/menu";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import type { CannedText } from "@/server/canned-texts/list-canned-texts";
import { CannedTextStar } from "./canned-text-star";
import { useRemoveCannedText } from "./use-canned-text-moves";

type Handlers = { onOpen: (text: CannedText) => void; onRemove: (text: CannedText) => void };

/** Texts by folders; those outside any come first. */
export function CannedTextTable({ texts, onOpen }: { texts: CannedText[]; onOpen: (text: CannedText) => void }) {
  const t = useTranslations("canned-texts");
  const [removed, setRemoved] = useState<CannedText | null>(null);
  const remove = useRemoveCannedText(() => setRemoved(null));
  const folders = [...new Set(texts.map(({ folder }) => folder))].sort((a, b) => a.localeCompare(b));
  return (
    <div className="-mx-6 overflow-x-auto max-desk:-mx-4">
      <Table>
        <thead>
          <tr>
            <Th>{t("name")}</Th>
            <Th className="max-sm:hidden">{t("shortcut")}</Th>
            <Th className="max-md:hidden">{t("whose")}</Th>
            <Th>
              <span className="sr-only">{t("change")}</span>
            </Th>
          </tr>
        </thead>
        {folders.map((folder) => (
          <tbody key={folder}>
            {folder ? (
              <tr>
                <th scope="rowgroup" colSpan={4} className="px-3 pt-4 pb-1 text-meta font-medium text-text-2">
                  <span className="inline-flex items-center gap-1.5">
                    <Folder aria-hidden className="size-4" />
                    {folder}
                  </span>
                </th>
              </tr>
            ) : null}
            {texts
              .filter((text) => text.folder === folder)
              .map((text) => (
                <Row key={text.id} text={text} onOpen={onOpen} onRemove={setRemoved} />
              ))}
          </tbody>
        ))}
      </Table>
      <ConfirmDialog
        danger
        open={removed !== null}
        onOpenChange={(open) => !open && setRemoved(null)}
        title={t("removeTitle", { name: removed?.name ?? "" })}
        description={t(removed?.scope === "personal" ? "removeText" : "removeSharedText")}
        confirm={t("remove")}
        pending={remove.isPending}
        onConfirm={() => removed && remove.mutate({ cannedTextId: removed.id })}
      />
    </div>
  );
}

function Row({ text, onOpen, onRemove }: { text: CannedText } & Handlers) {
  const t = useTranslations("canned-texts");
  const whose = text.scope === "group" ? text.groupName : t(`scope.${text.scope}`);
  return (
    <Tr>
      <Td className="max-w-100 whitespace-normal">
        <button
          type="button"
          onClick={() => onOpen(text)}
          className="min-h-8 rounded-sm text-left font-medium text-accent-text hover:underline touch:min-h-11"
        >
          {text.name}
        </button>
        {text.files.length > 0 ? (
          <span className="ml-2 inline-flex items-center gap-1 text-meta text-text-3">
            <Paperclip aria-hidden className="size-3" />
            {t("files", { count: text.files.length })}
          </span>
        ) : null}
        <span className="line-clamp-1 pb-1 text-meta text-text-3">{text.body}</span>
        <span className="block pb-1 text-meta text-text-3 md:hidden">
          {text.shortcut ? <span className="sm:hidden">/{text.shortcut} · </span> : null}
          {whose}
        </span>
      </Td>
      <Td className="max-sm:hidden">{text.shortcut ? `/${text.shortcut}` : null}</Td>
      <Td className="max-md:hidden">{whose}</Td>
      <Td right>
        <CannedTextStar text={text} />
        <Menu
          trigger={
            <IconButton label={t("actions", { name: text.name })}>
              <Ellipsis aria-hidden />
            </IconButton>
          }
        >
          <MenuItem onClick={() => onOpen(text)}>{t(text.mayChange ? "change" : "show")}</MenuItem>
          {text.mayChange ? (
            <MenuItem danger onClick={() => onRemove(text)}>
              {t("remove")}
            </MenuItem>
          ) : null}
        </Menu>
      </Td>
    </Tr>
  );
}
