"use client";
import { Bold, Italic, Strikethrough } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useId, useRef } from "react";
import { insertAt, toggleMark } from "@/components/inbox/composer/composer-text";
import { EmojiPicker } from "@/components/inbox/composer/emoji-picker";
import { cn } from "@/components/ui/class-names";
import { IconButton } from "@/components/ui/icon-button";
import { rawTokens } from "@/server/templates/variable-rules";
import { VariableButton } from "./variable-button";

const marks = [
  { mark: "*", key: "bold", Icon: Bold },
  { mark: "_", key: "italic", Icon: Italic },
  { mark: "~", key: "strike", Icon: Strikethrough },
] as const;
/** Field and its tint must break their lines alike. */
const lines = "px-4 py-3 text-body leading-6 whitespace-pre-wrap [overflow-wrap:anywhere] touch:text-lead";

/** The text with its tools: formatting, emoji, variables; what stands in braces is tinted as it is written. */
export function EditorBody({
  label,
  value,
  language,
  numbersOnly,
  isWrong,
  longest = 1024,
  onChange,
}: {
  label: string;
  value: string;
  language: string;
  /** The provider takes no names of variables. */
  numbersOnly: boolean;
  isWrong: boolean;
  longest?: number;
  onChange: (value: string) => void;
}) {
  const t = useTranslations("templates.editor");
  const format = useFormatter();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const edit = (change: (edited: { text: string; start: number; end: number }) => ReturnType<typeof insertAt>) => {
    const area = field.current;
    const edited = change({
      text: value,
      start: area?.selectionStart ?? value.length,
      end: area?.selectionEnd ?? value.length,
    });
    onChange(edited.text);
    requestAnimationFrame(() => {
      area?.focus();
      area?.setSelectionRange(edited.start, edited.end);
    });
  };
  const { length } = value.trim();
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block font-medium">
        {label}
      </label>
      <div
        className={cn(
          "rounded-md bg-raised shadow-[inset_0_0_0_1px_var(--field)] has-[textarea:focus-visible]:outline-2 has-[textarea:focus-visible]:-outline-offset-1 has-[textarea:focus-visible]:outline-focus dark:bg-surface",
          isWrong && "shadow-[inset_0_0_0_1px_var(--danger)]",
        )}
      >
        <div
          role="toolbar"
          aria-label={t("tools")}
          className="flex flex-wrap items-center gap-0.5 border-b border-line p-1"
        >
          {marks.map(({ mark, key, Icon }) => (
            <IconButton key={key} label={t(`format.${key}`)} onClick={() => edit((edited) => toggleMark(edited, mark))}>
              <Icon aria-hidden />
            </IconButton>
          ))}
          <EmojiPicker onPick={(emoji) => edit((edited) => insertAt(edited, emoji))} />
          <span aria-hidden className="mx-1 h-5 w-px bg-line" />
          <VariableButton
            used={rawTokens(value)}
            numbersOnly={numbersOnly}
            onInsert={(token) => edit((edited) => insertAt(edited, `{{${token}}}`))}
          />
          <span className="flex-1" />
          <span className={cn("pr-2 text-meta", length > longest ? "text-danger-text" : "text-text-3")}>
            {t("counter", { count: format.number(length), max: format.number(longest) })}
          </span>
        </div>
        <div className="grid">
          <div aria-hidden className={cn(lines, "col-start-1 row-start-1 text-transparent")}>
            {value.split(/(\{\{[^{}]*\}\})/).map((part, n) =>
              n % 2 === 1 ? (
                <mark key={n} className="rounded-xs bg-accent-soft text-transparent">
                  {part}
                </mark>
              ) : (
                part
              ),
            )}{" "}
          </div>
          <textarea
            ref={field}
            id={id}
            lang={language.replace("_", "-")}
            spellCheck
            aria-invalid={isWrong || undefined}
            value={value}
            onChange={(event) => onChange(event.target.value)}
            className={cn(
              lines,
              "col-start-1 row-start-1 field-sizing-content min-h-26 w-full resize-none bg-transparent text-text outline-none",
            )}
          />
        </div>
      </div>
    </div>
  );
}
