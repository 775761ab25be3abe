"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { useLanguageName } from "@/components/templates/use-language-name";
import { Button } from "@/components/ui/button";
import { EditingNotice } from "@/components/ui/editing-notice";
import { Field } from "@/components/ui/field";
import { ErrorState } from "@/components/ui/list-state";
import { Segmented } from "@/components/ui/segmented";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Textarea } from "@/components/ui/textarea";
import { useMoment } from "@/components/ui/use-moment";
import { type WishLanguage, wishLanguages } from "@/db/enums";
import type { ShownWords } from "@/server/consent/show-words";
import { useWordsForm, type WordsEditing } from "./use-words-form";
import { WordsTester } from "./words-tester";

/** The words by which clients opt out of marketing and in again, what they are answered, and a place to try a sentence (O6). */
export function ConsentWords() {
  const t = useTranslations("consent.words");
  const words = useQuery(useTRPC().consent.words.queryOptions());
  return (
    <section className="mt-8 border-t border-line pt-6">
      <h2 className="m-0 mb-1 text-lead">{t("title")}</h2>
      <p className="m-0 mb-4 text-text-2">{t("text")}</p>
      {words.isPending ? <SkeletonRows rows={4} label={t("title")} /> : null}
      {words.isError ? <ErrorState onRetry={() => words.refetch()} retrying={words.isFetching} /> : null}
      {words.data ? <WordsEditor shown={words.data} /> : null}
    </section>
  );
}

function WordsEditor({ shown }: { shown: ShownWords }) {
  const t = useTranslations("consent.words");
  const tCommon = useTranslations("common");
  const errorText = useErrorText();
  const languageName = useLanguageName();
  const [language, setLanguage] = useState<WishLanguage>("cs");
  const editing = useWordsForm(shown);
  const { saving, isDirty, words } = editing;
  const wrongIn = wishLanguages.find((one) => editing.wrong(one, "stop") || editing.wrong(one, "start"));
  return (
    <div className="flex flex-col gap-4">
      <EditingNotice
        isOutdated={editing.isOutdated}
        newer={t("newer")}
        takeNewer={t("takeNewer")}
        onTakeNewer={editing.discard}
        problem={saving.isError ? errorText(saving.error) : null}
      />
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (wrongIn) setLanguage(wrongIn);
          else editing.save();
        }}
      >
        <Segmented
          label={t("language")}
          options={wishLanguages.map((value) => ({ value, label: languageName(value) }))}
          value={language}
          onValueChange={setLanguage}
          className="flex-wrap"
        />
        <LanguageFields editing={editing} language={language} />
        <div className="flex flex-wrap items-center gap-2">
          <Button variant="primary" type="submit" pending={saving.isPending} reason={isDirty ? null : t("unchanged")}>
            {tCommon("save")}
          </Button>
          <Button variant="plain" onClick={editing.reset} reason={editing.isDefault ? t("isDefault") : null}>
            {t("reset")}
          </Button>
          <Version shown={shown} />
        </div>
      </form>
      <WordsTester words={words} />
    </div>
  );
}

function LanguageFields({ editing, language }: { editing: WordsEditing; language: WishLanguage }) {
  const t = useTranslations("consent.words");
  const own = editing.form[language];
  const problem = (field: "stop" | "start") => (editing.wrong(language, field) ? t("wrong") : null);
  return (
    <>
      <Field label={t("stop")} hint={t("stopHint")} error={problem("stop")}>
        <Textarea
          lang={language}
          maxLength={3000}
          value={own.stop}
          onChange={(event) => editing.edit(language, { stop: event.target.value })}
        />
      </Field>
      <Field label={t("stopped")} hint={t("answerHint")}>
        <Textarea
          lang={language}
          maxLength={1000}
          value={own.stopped}
          onChange={(event) => editing.edit(language, { stopped: event.target.value })}
        />
      </Field>
      <Field label={t("start")} hint={t("startHint")} error={problem("start")}>
        <Textarea
          lang={language}
          maxLength={3000}
          value={own.start}
          onChange={(event) => editing.edit(language, { start: event.target.value })}
        />
      </Field>
      <Field label={t("started")} hint={t("answerHint")}>
        <Textarea
          lang={language}
          maxLength={1000}
          value={own.started}
          onChange={(event) => editing.edit(language, { started: event.target.value })}
        />
      </Field>
    </>
  );
}

function Version({ shown }: { shown: ShownWords }) {
  const t = useTranslations("consent.words");
  const moment = useMoment();
  const { version, createdAt, createdBy } = shown;
  return (
    <span className="text-meta text-text-2">
      {createdAt && createdBy ? t("version", { version, name: createdBy, at: moment(createdAt) }) : t("versionDefault")}
    </span>
  );
}
