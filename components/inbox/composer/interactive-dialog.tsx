"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Input } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import { Textarea } from "@/components/ui/textarea";
import {
  type Choices,
  type InteractiveDraft,
  interactiveLimits,
  interactiveProblems,
} from "@/server/delivery/interactive-rules";
import { ButtonFields } from "./interactive-buttons";
import { ListFields } from "./interactive-list";
import { InteractivePreview } from "./interactive-preview";

type Buttons = Extract<Choices, { type: "buttons" }>;
type List = Extract<Choices, { type: "list" }>;
const noButtons: Buttons = { type: "buttons", titles: ["", ""] };
const noList: List = { type: "list", button: "", sections: [{ title: "", rows: [{ title: "", description: "" }] }] };

/** A message with buttons or a list (N.19): what the client reads and may choose, beside how their phone shows it. */
export function InteractiveDialog({
  text,
  onSend,
  onClose,
}: {
  /** What is written in the composer. */
  text: string;
  onSend: (draft: InteractiveDraft) => void;
  onClose: () => void;
}) {
  const t = useTranslations("interactive");
  const limits = interactiveLimits;
  const [words, setWords] = useState({ header: "", body: text, footer: "" });
  const [type, setType] = useState<Choices["type"]>("buttons");
  // What was written in one stays while the other is looked at.
  const [buttons, setButtons] = useState(noButtons);
  const [list, setList] = useState(noList);
  const draft = { ...words, choices: type === "buttons" ? withoutEmpty(buttons) : list };
  const [problem] = interactiveProblems(draft);
  const longest = limits.body[type];
  return (
    <FormDialog
      title={t("title")}
      size="lg"
      onClose={onClose}
      onSubmit={() => onSend(draft)}
      confirm={t("send")}
      reason={problem ? t(`problem.${problem}`) : null}
    >
      <div className="grid gap-6 sm:grid-cols-[minmax(0,1fr)_260px]">
        <div className="flex min-w-0 flex-col gap-4">
          <Segmented
            label={t("kind")}
            value={type}
            onValueChange={setType}
            options={[
              { value: "buttons", label: t("buttons") },
              { value: "list", label: t("list") },
            ]}
          />
          <Field
            label={t("body")}
            error={words.body.trim().length > longest ? t("problem.body_long") : undefined}
            hint={t("left", { count: Math.max(0, longest - words.body.trim().length) })}
          >
            <Textarea
              value={words.body}
              onChange={(event) => setWords({ ...words, body: event.target.value })}
              className="max-h-48"
            />
          </Field>
          {type === "buttons" ? (
            <ButtonFields value={buttons} onChange={setButtons} />
          ) : (
            <ListFields value={list} onChange={setList} />
          )}
          <Field label={t("header")} hint={t("optional")}>
            <Input
              value={words.header}
              maxLength={limits.header}
              onValueChange={(header) => setWords({ ...words, header })}
            />
          </Field>
          <Field label={t("footer")} hint={t("optional")}>
            <Input
              value={words.footer}
              maxLength={limits.footer}
              onValueChange={(footer) => setWords({ ...words, footer })}
            />
          </Field>
        </div>
        <InteractivePreview draft={draft} />
      </div>
    </FormDialog>
  );
}

/** A field for a button that is left empty is no button. */
const withoutEmpty = ({ type, titles }: Buttons): Choices => ({
  type,
  titles: titles.filter((title) => title.trim() !== ""),
});
