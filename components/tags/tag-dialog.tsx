"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { ColorChoice } from "@/components/ui/color-choice";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Input } from "@/components/ui/input";
import { LabelChip } from "@/components/ui/label-chip";
import type { Tag } from "@/server/tags/list-tags";
import type { TagFields } from "@/server/tags/schema";

/** A new tag, or another name or colour of one that is there. */
export function TagDialog({ tag, onClose }: { tag: Tag | null; onClose: () => void }) {
  const t = useTranslations("tags");
  const [fields, setFields] = useState<TagFields>({ name: tag?.name ?? "", color: tag?.color ?? "blue" });
  const [isAsked, setAsked] = useState(false);
  const save = useSave(onClose);
  const isMissing = fields.name.trim() === "";
  const submit = () => {
    setAsked(true);
    if (!isMissing) save.send(tag?.id ?? null, fields);
  };
  return (
    <FormDialog
      onClose={onClose}
      title={tag ? t("changeTitle") : t("addTitle")}
      onSubmit={submit}
      pending={save.isPending}
      problem={save.error}
    >
      <Field label={t("name")} error={isAsked && isMissing ? t("nameMissing") : null}>
        <Input size="lg" maxLength={40} value={fields.name} onValueChange={(name) => setFields({ ...fields, name })} />
      </Field>
      <div>
        <p className="m-0 mb-1.5 font-medium">{t("color")}</p>
        <ColorChoice
          aria-label={t("color")}
          value={fields.color}
          onValueChange={(color) => color && setFields({ ...fields, color })}
        />
      </div>
      <p className="m-0 flex items-center gap-2 text-text-2">
        {t("preview")}
        <LabelChip color={fields.color}>{fields.name.trim() || t("name")}</LabelChip>
      </p>
    </FormDialog>
  );
}

function useSave(onSaved: () => void) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const errorText = useErrorText();
  const after = {
    onSuccess: onSaved,
    onSettled: () =>
      Promise.all(
        [trpc.tags.pathKey(), trpc.inbox.pathKey()].map((queryKey) => client.invalidateQueries({ queryKey })),
      ),
  };
  const add = useMutation(trpc.tags.add.mutationOptions(after));
  const change = useMutation(trpc.tags.change.mutationOptions(after));
  const error = add.error ?? change.error;
  return {
    send: (tagId: string | null, fields: TagFields) =>
      tagId ? change.mutate({ tagId, ...fields }) : add.mutate(fields),
    isPending: add.isPending || change.isPending,
    error: error ? errorText(error) : null,
  };
}
