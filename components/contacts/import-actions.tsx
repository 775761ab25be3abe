"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { useAfterMove } from "@/components/live/use-after-move";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { ShownImport } from "@/server/contacts/control-import";

/** Run, cancel or take back, by how the import stands. */
export function ImportActions({ found }: { found: ShownImport }) {
  const t = useTranslations("contacts.import");
  const { run, cancel, undo } = useImportMoves();
  const [isAsking, ask] = useState(false);
  const importId = found.id;
  const count = found.counts.new + found.counts.update;
  const mayCancel = found.status === "running" || found.status === "checked" || found.status === "uploading";
  return (
    <>
      {mayCancel ? (
        <Button variant="danger" pending={cancel.isPending} onClick={() => cancel.mutate({ importId })}>
          {t("cancel")}
        </Button>
      ) : null}
      {found.mayUndo ? (
        <Button variant="danger" onClick={() => ask(true)}>
          {t("undo")}
        </Button>
      ) : null}
      <span className="flex-1" />
      {found.status === "checked" ? (
        <Button
          variant="primary"
          pending={run.isPending}
          reason={count === 0 ? t("nothingToWrite") : null}
          onClick={() => run.mutate({ importId })}
        >
          {t("run", { count })}
        </Button>
      ) : (
        <ButtonLink href="/contacts">{t("toDirectory")}</ButtonLink>
      )}
      <ConfirmDialog
        open={isAsking}
        onOpenChange={ask}
        title={t("undoTitle")}
        description={t("undoText")}
        confirm={t("undo")}
        danger
        pending={undo.isPending}
        onConfirm={() => undo.mutate({ importId }, { onSettled: () => ask(false) })}
      />
    </>
  );
}

function useImportMoves() {
  const trpc = useTRPC();
  const after = useAfterMove(trpc.contacts.pathKey());
  return {
    run: useMutation(trpc.contacts.runImport.mutationOptions(after)),
    cancel: useMutation(trpc.contacts.cancelImport.mutationOptions(after)),
    undo: useMutation(trpc.contacts.undoImport.mutationOptions(after)),
  };
}
