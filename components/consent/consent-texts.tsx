"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { ErrorState } from "@/components/ui/list-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Textarea } from "@/components/ui/textarea";
import { showToast } from "@/components/ui/toast-manager";
import { useMoment } from "@/components/ui/use-moment";

/** The words of the consent, version by version; other words are a new version (N.65). */
export function ConsentTexts() {
  const t = useTranslations("consent.settings");
  const moment = useMoment();
  const texts = useQuery(useTRPC().consent.texts.queryOptions());
  const [isWriting, setWriting] = useState(false);
  const newest = texts.data?.[0];
  return (
    <section className="mt-8 border-t border-line pt-6">
      <h2 className="m-0 mb-1 text-lead">{t("texts")}</h2>
      <p className="m-0 mb-4 text-text-2">{t("textsText")}</p>
      {texts.isPending ? <SkeletonRows rows={2} label={t("texts")} /> : null}
      {texts.isError ? <ErrorState onRetry={() => texts.refetch()} retrying={texts.isFetching} /> : null}
      {isWriting ? (
        <TextForm cs={newest?.textCs ?? ""} en={newest?.textEn ?? ""} onClose={() => setWriting(false)} />
      ) : (
        <Button onClick={() => setWriting(true)}>{t("newVersion")}</Button>
      )}
      {texts.data?.length === 0 && !isWriting ? <p className="m-0 mt-4 text-text-3">{t("noTexts")}</p> : null}
      <ol reversed className="m-0 mt-4 list-none p-0">
        {texts.data?.map((text) => (
          <li key={text.id} className="border-t border-line py-3">
            <div className="font-medium">{t("version", { version: text.version })}</div>
            <div className="text-meta text-text-2">
              {t("versionBy", { name: text.createdBy, at: moment(text.createdAt), count: text.entries })}
            </div>
            <p lang="cs" className="m-0 mt-2 whitespace-pre-wrap [overflow-wrap:anywhere]">
              {text.textCs}
            </p>
            <p lang="en" className="m-0 mt-2 whitespace-pre-wrap text-text-2 [overflow-wrap:anywhere]">
              {text.textEn}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

function TextForm({ cs, en, onClose }: { cs: string; en: string; onClose: () => void }) {
  const t = useTranslations("consent.settings");
  const tCommon = useTranslations("common");
  const trpc = useTRPC();
  const client = useQueryClient();
  const errorText = useErrorText();
  const [textCs, setCs] = useState(cs);
  const [textEn, setEn] = useState(en);
  const publish = useMutation(
    trpc.consent.publishText.mutationOptions({
      onSuccess: ({ version }) => {
        showToast({ title: t("published", { version }) });
        onClose();
      },
      onError: (error) => showToast({ title: errorText(error), tone: "error" }),
      onSettled: () => client.invalidateQueries({ queryKey: trpc.consent.pathKey() }),
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    publish.mutate({ textCs, textEn });
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <Field label={t("textCs")}>
        <Textarea
          required
          minLength={10}
          maxLength={2000}
          value={textCs}
          onChange={(event) => setCs(event.target.value)}
        />
      </Field>
      <Field label={t("textEn")}>
        <Textarea
          required
          minLength={10}
          maxLength={2000}
          value={textEn}
          onChange={(event) => setEn(event.target.value)}
        />
      </Field>
      <div className="flex gap-2">
        <Button variant="primary" type="submit" pending={publish.isPending}>
          {t("publish")}
        </Button>
        <Button variant="plain" onClick={onClose}>
          {tCommon("cancel")}
        </Button>
      </div>
    </form>
  );
}
