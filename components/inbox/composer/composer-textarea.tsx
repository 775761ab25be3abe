"use client";
import type { KeyboardEvent, RefObject } from "react";
import { cn } from "@/components/ui/class-names";
import { type Edited, insertAt, toggleMark } from "./composer-text";

/** `listId` and `activeId`: the open list and its chosen line, null while it is closed. */
export type Assist = {
  listId: string | null;
  activeId: string | null;
  onCaret: (caret: number) => void;
  onKey: (event: KeyboardEvent) => boolean;
};

/** The field itself. Enter gives the text away (where keys are real), Shift+Enter breaks the line, Ctrl+B and Ctrl+I mark. */
export function ComposerTextarea({
  field,
  value,
  onChange,
  onEnter,
  onFiles,
  label,
  look = "message",
  describedBy,
  assist,
}: {
  field: RefObject<HTMLTextAreaElement | null>;
  value: string;
  onChange: (text: string) => void;
  onEnter: () => void;
  onFiles?: (files: File[]) => void;
  label: string;
  look?: "message" | "note";
  describedBy?: string;
  /** A list that goes with the field: it hears where the caret is and takes keys before the field does. */
  assist?: Assist;
}) {
  return (
    <textarea
      ref={field}
      rows={1}
      dir="auto"
      value={value}
      aria-label={label}
      aria-describedby={describedBy}
      placeholder={label}
      aria-autocomplete={assist ? "list" : undefined}
      aria-controls={assist?.listId ?? undefined}
      aria-activedescendant={assist?.activeId ?? undefined}
      onChange={(event) => {
        onChange(event.target.value);
        assist?.onCaret(event.target.selectionStart);
      }}
      onSelect={(event) => assist?.onCaret(event.currentTarget.selectionStart)}
      onKeyDown={(event) => {
        if (!event.nativeEvent.isComposing && assist?.onKey(event)) return;
        onKeyDown(event, onEnter);
      }}
      onPaste={(event) => {
        const files = [...event.clipboardData.files];
        if (!onFiles || files.length === 0) return;
        event.preventDefault();
        onFiles(files);
      }}
      className={cn(
        "field-sizing-content block max-h-50 w-full resize-none text-body outline-none max-desk:max-h-32 max-desk:min-h-11 max-desk:rounded-[22px] max-desk:py-2.5 max-desk:pr-12 max-desk:pl-4 max-desk:text-lead desk:min-h-10 desk:bg-transparent desk:px-4 desk:pt-3 desk:pb-1",
        look === "message"
          ? "max-desk:bg-sunken max-desk:focus-visible:outline-2 max-desk:focus-visible:outline-solid max-desk:focus-visible:-outline-offset-1 max-desk:focus-visible:outline-focus"
          : "bg-transparent text-note-text placeholder:text-note-text",
      )}
    />
  );
}

function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>, onEnter: () => void): void {
  const { key, currentTarget: field } = event;
  if (event.nativeEvent.isComposing) return;
  if (key === "Escape") field.blur();
  if ((event.ctrlKey || event.metaKey) && (key === "b" || key === "i")) {
    event.preventDefault();
    apply(field, toggleMark(edited(field), key === "b" ? "*" : "_"));
  }
  if (key !== "Enter" || event.shiftKey || (isTouch() && !event.ctrlKey)) return;
  event.preventDefault();
  if (!event.repeat) onEnter();
}

/** Puts text where the caret stands and leaves the caret behind it. */
export function insertText(field: HTMLTextAreaElement | null, text: string): void {
  if (!field) return;
  apply(field, insertAt(edited(field), text));
  field.focus();
}

/** Puts text in place of a piece; the first variable without a value is selected, else the caret stands behind it. */
export function replaceText(
  field: HTMLTextAreaElement | null,
  { from, to }: { from: number; to: number },
  inserted: string,
): void {
  if (!field) return;
  const put = insertAt({ text: field.value, start: from, end: to }, inserted);
  const gap = inserted.match(/\{\{[^{}]+\}\}/u);
  const start = from + (gap?.index ?? 0);
  apply(field, gap ? { ...put, start, end: start + gap[0].length } : put);
  field.focus();
}

const edited = (field: HTMLTextAreaElement): Edited => ({
  text: field.value,
  start: field.selectionStart,
  end: field.selectionEnd,
});

/** Through the element and an input event, so that React hears of it and the caret stays. */
function apply(field: HTMLTextAreaElement, { text, start, end }: Edited): void {
  field.setRangeText(text, 0, field.value.length);
  field.setSelectionRange(start, end);
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
}

/** On a phone Enter is the only way to break a line. */
const isTouch = (): boolean => matchMedia("(pointer: coarse)").matches;
