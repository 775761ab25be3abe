"use client";
import { cloneElement, type ReactElement, type Ref, type RefObject, type SyntheticEvent, useId, useRef } from "react";

/** Who opened it: with keys, the first thing inside is at hand at once. */
export type Opened = { byKeyboard: boolean } | null;

type Props = {
  id?: string;
  ref?: Ref<HTMLElement>;
  onClick?: (event: React.MouseEvent<HTMLElement>) => void;
  onKeyDown?: (event: React.KeyboardEvent<HTMLElement>) => void;
  onFocus?: (event: React.FocusEvent<HTMLElement>) => void;
  onPointerEnter?: (event: React.PointerEvent<HTMLElement>) => void;
};
export type TriggerElement = ReactElement<Props>;

/**
 * The button of a popup whose code comes later: it is asked for when the pointer or the focus comes near, so that it is mostly here
 * when it is wanted; a press before that opens it as soon as it is.
 */
export function useTrigger(
  trigger: TriggerElement,
  {
    popup,
    isOpen,
    onOpen,
    onClose,
    load,
  }: {
    popup: "menu" | "dialog";
    isOpen: boolean;
    onOpen: (opened: NonNullable<Opened>) => void;
    onClose: () => void;
    load: () => Promise<void>;
  },
): { id: string; button: RefObject<HTMLElement | null>; element: ReactElement } {
  const ownId = useId();
  const button = useRef<HTMLElement | null>(null);
  const { props } = trigger;
  const id = props.id ?? ownId;
  const prepare = () => void load().catch(() => undefined);
  const element = cloneElement(trigger as ReactElement<Props & Record<`aria-${string}` | `data-${string}`, unknown>>, {
    id,
    ref: (node: HTMLElement | null) => {
      button.current = node;
      if (typeof props.ref === "function") return props.ref(node);
      if (props.ref) props.ref.current = node;
    },
    "aria-haspopup": popup,
    "aria-expanded": isOpen,
    "data-popup-open": isOpen ? "" : undefined,
    onPointerEnter: both(props.onPointerEnter, prepare),
    onFocus: both(props.onFocus, prepare),
    onClick: both(props.onClick, (event) => (isOpen ? onClose() : onOpen({ byKeyboard: event.detail === 0 }))),
    onKeyDown: both(props.onKeyDown, (event) => {
      if (popup !== "menu" || isOpen || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return;
      event.preventDefault();
      onOpen({ byKeyboard: true });
    }),
  });
  return { id, button, element };
}

/** Pressing the button closes by the button's own click; the press outside the popup, and the focus that goes there, do not count. */
export function isOfButton(event: Event, button: HTMLElement | null): boolean {
  const related = event instanceof FocusEvent ? event.relatedTarget : null;
  return [event.target, related].some((node) => node instanceof Node && button?.contains(node) === true);
}

export function both<Event extends SyntheticEvent>(
  own: ((event: Event) => void) | undefined,
  ours: (event: Event) => void,
): (event: Event) => void {
  return (event) => {
    own?.(event);
    ours(event);
  };
}
