"use client";
import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { Banner } from "@/components/ui/banner";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { LibraryFile } from "./library-types";
import { useLibraryMoves } from "./use-library-moves";

/** Asks before a file leaves the library, with how often it was sent. */
export function LibraryRemoval({ file, onClose }: { file: LibraryFile; onClose: () => void }) {
  const t = useTranslations("library.removal");
  const format = useFormatter();
  const errorText = useErrorText();
  const libraryFileId = file.id;
  const use = useQuery(useTRPC().library.useOf.queryOptions({ libraryFileId }, { staleTime: 0 }));
  const { remove } = useLibraryMoves(onClose);
  const words = () => {
    if (!use.data) return use.error ? errorText(use.error) : t("checking");
    const { count, lastAt } = use.data;
    return lastAt ? t("used", { count, at: format.dateTime(lastAt, { dateStyle: "medium" }) }) : t("unused");
  };
  return (
    <ConfirmDialog
      open
      danger
      onOpenChange={(open) => !open && onClose()}
      title={t("title", { name: file.name })}
      description={words()}
      confirm={t("confirm")}
      pending={remove.isPending}
      onConfirm={() => remove.mutate({ libraryFileId })}
    >
      {remove.error ? (
        <Banner tone="danger" role="alert">
          {errorText(remove.error)}
        </Banner>
      ) : null}
    </ConfirmDialog>
  );
}
