"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FileDrop } from "@/components/ui/file-drop";
import { Input } from "@/components/ui/input";
import { showToast } from "@/components/ui/toast-manager";
import { CardPreview } from "./card-preview";
import { CardProblems } from "./card-problems";
import { useCardFile } from "./use-card-file";
import { useUsageWords } from "./use-usage-words";

const maxRows = 5000;

/** Nahrát ceník: a file, what is wrong in it or what it would change, its name, and only then saving. */
export function UploadCard({ onClose }: { onClose: () => void }) {
  const t = useTranslations("usage.upload");
  const tCommon = useTranslations("common");
  const errorText = useErrorText();
  const { file, choose, clear } = useCardFile();
  const [name, setName] = useState<string | null>(null);
  const shownName = name ?? file?.name.replace(/\.[a-z]+$/i, "") ?? "";
  const add = useAddCard(onClose);
  const checked = file?.phase === "checked" ? file.checked : null;
  const isGood = checked !== null && checked.problemCount === 0;
  return (
    <Dialog
      open
      size="lg"
      onOpenChange={(open) => !open && onClose()}
      title={t("title")}
      footer={
        <>
          <Button variant="plain" onClick={onClose}>
            {tCommon("cancel")}
          </Button>
          {isGood ? (
            <Button
              variant="primary"
              pending={add.isPending}
              reason={shownName.trim() ? null : t("nameMissing")}
              onClick={() => file && add.mutate({ text: file.text, name: shownName })}
            >
              {t("save")}
            </Button>
          ) : null}
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {file && file.phase !== "checking" ? (
          <div className="flex flex-wrap items-center gap-3">
            <span className="min-w-0 flex-1 truncate font-medium">{file.name}</span>
            <Button onClick={clear}>{t("other")}</Button>
          </div>
        ) : (
          <FileDrop
            label={file ? t("checking") : t("drop")}
            hint={t("hint", { max: maxRows })}
            accept=".csv,.txt,text/csv,text/plain"
            disabled={Boolean(file)}
            onFiles={([chosen]) => chosen && void choose(chosen)}
          />
        )}
        {file?.phase === "failed" ? (
          <Banner tone="danger" role="alert">
            {file.error === "tooLarge" ? t("tooLarge") : errorText(file.error)}
          </Banner>
        ) : null}
        {add.isError ? (
          <Banner tone="danger" role="alert">
            {errorText(add.error)}
          </Banner>
        ) : null}
        {checked && !isGood ? <CardProblems checked={checked} /> : null}
        {isGood ? (
          <>
            <Field label={t("name")}>
              <Input size="lg" maxLength={120} value={shownName} onValueChange={setName} />
            </Field>
            <CardPreview checked={checked} />
          </>
        ) : null}
      </div>
    </Dialog>
  );
}

function useAddCard(onClose: () => void) {
  const t = useTranslations("usage.upload");
  const words = useUsageWords();
  const trpc = useTRPC();
  const client = useQueryClient();
  return useMutation(
    trpc.usage.addCard.mutationOptions({
      onSuccess: ({ validFrom }) => {
        showToast({ title: t("saved", { day: words.day(validFrom) }) });
        onClose();
      },
      onSettled: () => client.invalidateQueries({ queryKey: trpc.usage.pathKey() }),
    }),
  );
}
