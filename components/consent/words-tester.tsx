"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import { understandWish, type WishContext, type Words } from "@/server/consent/wish-rules";

const contexts = ["campaign", "none", "session"] as const satisfies WishContext[];

/** What would become of a sentence by the words as they stand in the form, saved or not: the very rule that hears clients. */
export function WordsTester({ words }: { words: Words | null }) {
  const t = useTranslations("consent.words");
  const [text, setText] = useState("");
  const [context, setContext] = useState<WishContext>("campaign");
  const meaning = words && text.trim() ? (understandWish(text, words, context)?.meaning ?? "other") : null;
  return (
    <div className="flex flex-col gap-3 rounded-md bg-sunken p-4">
      <Field label={t("tryTitle")} hint={t("tryHint")}>
        <Input value={text} onValueChange={setText} maxLength={500} placeholder={t("tryPlaceholder")} />
      </Field>
      <Segmented
        label={t("context")}
        options={contexts.map((value) => ({ value, label: t(`contexts.${value}`) }))}
        value={context}
        onValueChange={setContext}
        className="flex-wrap"
      />
      <p role="status" className="m-0 min-h-5 font-medium">
        {meaning ? t(`means.${meaning}`) : null}
      </p>
    </div>
  );
}
