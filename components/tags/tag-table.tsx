"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Ellipsis } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { Chip } from "@/components/ui/chip";
import { IconButton } from "@/components/ui/icon-button";
import { LabelChip } from "@/components/ui/label-chip";
import { Menu, MenuItem } from "@/components/ui/menu";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { showToast } from "@/components/ui/toast-manager";
import type { Tag } from "@/server/tags/list-tags";

/** Tags by name, the retired ones last. */
export function TagTable({ tags, onOpen }: { tags: Tag[]; onOpen: (tag: Tag) => void }) {
  const t = useTranslations("tags");
  const retire = useRetire();
  return (
    <div className="-mx-6 overflow-x-auto max-desk:-mx-4">
      <Table>
        <thead>
          <tr>
            <Th>{t("name")}</Th>
            <Th>{t("state")}</Th>
            <Th>
              <span className="sr-only">{t("change")}</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {tags.map((tag) => (
            <Tr key={tag.id}>
              <Td>
                <button
                  type="button"
                  aria-label={t("changeOne", { name: tag.name })}
                  onClick={() => onOpen(tag)}
                  className="inline-flex min-h-8 items-center rounded-sm touch:min-h-11"
                >
                  <LabelChip color={tag.color}>{tag.name}</LabelChip>
                </button>
              </Td>
              <Td>{tag.retiredAt ? <Chip tone="line">{t("retired")}</Chip> : tag.isUsed ? t("used") : t("unused")}</Td>
              <Td right>
                <Menu
                  trigger={
                    <IconButton label={t("actions", { name: tag.name })}>
                      <Ellipsis aria-hidden />
                    </IconButton>
                  }
                >
                  <MenuItem onClick={() => onOpen(tag)}>{t("change")}</MenuItem>
                  <MenuItem
                    hint={tag.retiredAt ? undefined : t("retireHint")}
                    onClick={() => retire.mutate({ tagId: tag.id, isRetired: tag.retiredAt === null })}
                  >
                    {tag.retiredAt ? t("restore") : t("retire")}
                  </MenuItem>
                </Menu>
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}

function useRetire() {
  const trpc = useTRPC();
  const client = useQueryClient();
  const errorText = useErrorText();
  return useMutation(
    trpc.tags.retire.mutationOptions({
      onError: (error) => void showToast({ title: errorText(error), tone: "error" }),
      onSettled: () => client.invalidateQueries({ queryKey: trpc.tags.pathKey() }),
    }),
  );
}
