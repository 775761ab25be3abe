"use client";
import { type KeyboardEvent, useRef } from "react";
import type { Emoji } from "./emoji-data";

/** Emoji under headings. One tab stop; arrows move over all of them, Home and End within a line's section. */
export function EmojiGrid({
  sections,
  onPick,
}: {
  sections: readonly { title: string; emojis: readonly Emoji[] }[];
  onPick: (native: string) => void;
}) {
  const box = useRef<HTMLFieldSetElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const buttons = [...(box.current?.querySelectorAll<HTMLElement>("button") ?? [])];
    const at = event.target instanceof HTMLElement ? buttons.indexOf(event.target) : -1;
    const next = at < 0 ? undefined : target(event.key, buttons, at);
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
  return (
    <fieldset ref={box} onKeyDown={onKeyDown} className="m-0 min-w-0 border-0 p-0">
      {sections.map(({ title, emojis }, section) => (
        <section
          key={title}
          aria-label={title}
          className="[contain-intrinsic-size:auto_240px] [content-visibility:auto]"
        >
          <h3 className="sticky top-0 m-0 bg-raised px-1 py-1.5 text-meta font-medium text-text-2">{title}</h3>
          <div className="grid grid-cols-8 pb-1 max-sm:grid-cols-7">
            {emojis.map(({ native, name }, at) => (
              <button
                key={native}
                type="button"
                tabIndex={section === 0 && at === 0 ? 0 : -1}
                aria-label={name}
                title={name}
                onClick={() => onPick(native)}
                className="grid h-10 place-items-center rounded-md text-[22px] leading-none hover:bg-hover focus-visible:-outline-offset-2 touch:h-11"
              >
                {native}
              </button>
            ))}
          </div>
        </section>
      ))}
    </fieldset>
  );
}

/** Lines are read from where the buttons lie, so sections of any length and any width work. */
function target(key: string, buttons: HTMLElement[], at: number): HTMLElement | undefined {
  if (key === "ArrowRight") return buttons[at + 1];
  if (key === "ArrowLeft") return buttons[at - 1];
  if (key === "Home") return buttons[0];
  if (key === "End") return buttons.at(-1);
  if (key !== "ArrowDown" && key !== "ArrowUp") return undefined;
  const here = buttons[at];
  if (!here) return undefined;
  const step = key === "ArrowDown" ? 1 : -1;
  const x = here.offsetLeft;
  for (let n = at + step, line: number | null = null; n >= 0 && n < buttons.length; n += step) {
    const button = buttons[n];
    if (!button || button.getBoundingClientRect().top === here.getBoundingClientRect().top) continue;
    const top = button.getBoundingClientRect().top;
    line ??= top;
    if (top !== line) return buttons[n - step];
    if (step > 0 ? button.offsetLeft >= x : button.offsetLeft <= x) return button;
  }
  return undefined;
}
