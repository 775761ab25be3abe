"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Input } from "@/components/ui/input";
import { showToast } from "@/components/ui/toast-manager";
import { toAddress } from "@/server/sessions/rules";
import type { SavedView } from "@/server/sessions/show-table";
import type { Table } from "./use-table";

/** What the table shows under a name, or another name, reach or content of a view. */
export function ViewDialog({ view, table, onClose }: { view: SavedView | null; table: Table; onClose: () => void }) {
  const t = useTranslations("sessions.views");
  const [name, setName] = useState(view?.name ?? "");
  const [isShared, setShared] = useState(view?.isShared ?? false);
  const [isReplaced, setReplaced] = useState(view !== null && view.id === table.view?.id);
  const save = useSave((viewId, content) => {
    table.apply({ id: viewId, ...content });
    onClose();
  });
  const shown = { address: toAddress(table.query), columns: table.columns };
  const content = view && !isReplaced ? { address: view.address, columns: view.columns } : shown;
  return (
    <FormDialog
      title={view ? t("changeTitle") : t("newTitle")}
      description={t("text")}
      onClose={onClose}
      onSubmit={() => save.send({ viewId: view?.id ?? null, name: name.trim(), isShared, ...content })}
      pending={save.isPending}
      reason={name.trim() ? null : t("nameMissing")}
      problem={save.error}
    >
      <Field label={t("name")}>
        <Input size="lg" maxLength={60} value={name} onValueChange={setName} />
      </Field>
      <Checkbox label={t("share")} hint={t("shareHint")} checked={isShared} onCheckedChange={setShared} />
      {view ? <Checkbox label={t("replace")} checked={isReplaced} onCheckedChange={setReplaced} /> : null}
    </FormDialog>
  );
}

type Content = Pick<SavedView, "address" | "columns">;

function useSave(onSaved: (viewId: string, content: Content) => void) {
  const t = useTranslations("sessions.views");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const save = useMutation(
    trpc.sessions.saveView.mutationOptions({
      onSuccess: async ({ viewId }, { address, columns }) => {
        await queries.invalidateQueries({ queryKey: trpc.sessions.table.queryKey() });
        showToast({ title: t("saved") });
        onSaved(viewId, { address, columns });
      },
    }),
  );
  return { send: save.mutate, isPending: save.isPending, error: save.error ? errorText(save.error) : null };
}
