"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { ThumbsDown, ThumbsUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { showToast } from "@/components/ui/toast-manager";
import type { HelpArticleName } from "@/server/help/rules";

/** "Byl tento článek užitečný?" (S4.21): the answer is stored at once, a comment may follow. */
export function HelpFeedback({ article }: { article: HelpArticleName }) {
  const t = useTranslations("help.panel.feedback");
  const trpc = useTRPC();
  const mine = useQuery(trpc.help.myAnswer.queryOptions({ article }));
  const answer = useAnswer();
  const isHelpful = mine.data?.isHelpful ?? null;
  const say = (value: boolean) => answer.mutate({ article, isHelpful: value, comment: mine.data?.comment ?? "" });
  return (
    <section>
      <h2 className="m-0 mb-2 text-lead">{t("title")}</h2>
      <div className="flex flex-wrap items-center gap-2">
        <Button aria-pressed={isHelpful === true} onClick={() => say(true)}>
          <ThumbsUp aria-hidden />
          {t("yes")}
        </Button>
        <Button aria-pressed={isHelpful === false} onClick={() => say(false)}>
          <ThumbsDown aria-hidden />
          {t("no")}
        </Button>
        <span role="status" className="text-text-2">
          {isHelpful === null ? "" : t(isHelpful ? "saidYes" : "saidNo")}
        </span>
      </div>
      {mine.data ? (
        <Comment
          key={article}
          comment={mine.data.comment ?? ""}
          isSending={answer.isPending}
          onSend={(comment) =>
            answer.mutate(
              { article, isHelpful: mine.data?.isHelpful ?? false, comment },
              { onSuccess: () => showToast({ title: t("sent") }) },
            )
          }
        />
      ) : null}
    </section>
  );
}

function Comment({
  comment,
  isSending,
  onSend,
}: {
  comment: string;
  isSending: boolean;
  onSend: (comment: string) => void;
}) {
  const t = useTranslations("help.panel.feedback");
  const [text, setText] = useState(comment);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSend(text);
  };
  return (
    <form onSubmit={submit} className="mt-3 flex max-w-120 flex-col items-start gap-2">
      <Field label={t("comment")} hint={t("commentHint")} className="w-full">
        <Textarea maxLength={1000} value={text} onChange={(event) => setText(event.target.value)} />
      </Field>
      <Button type="submit" pending={isSending} reason={text.trim() === comment ? t("unchanged") : null}>
        {t("send")}
      </Button>
    </form>
  );
}

function useAnswer() {
  const trpc = useTRPC();
  const client = useQueryClient();
  const errorText = useErrorText();
  return useMutation(
    trpc.help.answer.mutationOptions({
      onError: (error) => showToast({ title: errorText(error), tone: "error" }),
      onSettled: () => client.invalidateQueries({ queryKey: trpc.help.pathKey() }),
    }),
  );
}
