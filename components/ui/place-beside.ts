export type Side = "top" | "bottom" | "left" | "right";

type Box = { left: number; top: number; width: number; height: number };
type Size = { width: number; height: number };

const gap = 6;
const margin = 5;
const opposite = { top: "bottom", bottom: "top", left: "right", right: "left" } as const satisfies Record<Side, Side>;

/** Where something of `size` stands beside a box: on its side, on the other where there is no room, never over the edge. */
export function placeOf(box: Box, size: Size, side: Side, view: Size): { left: number; top: number } {
  const at = fits(box, size, side, view) || !fits(box, size, opposite[side], view) ? side : opposite[side];
  const centre = { x: box.left + (box.width - size.width) / 2, y: box.top + (box.height - size.height) / 2 };
  const left = {
    left: box.left - gap - size.width,
    right: box.left + box.width + gap,
    top: centre.x,
    bottom: centre.x,
  };
  const top = { top: box.top - gap - size.height, bottom: box.top + box.height + gap, left: centre.y, right: centre.y };
  return {
    left: within(left[at], view.width - size.width - margin),
    top: within(top[at], view.height - size.height - margin),
  };
}

function fits(box: Box, size: Size, side: Side, view: Size): boolean {
  const room = {
    top: box.top - size.height,
    bottom: view.height - box.top - box.height - size.height,
    left: box.left - size.width,
    right: view.width - box.left - box.width - size.width,
  };
  return room[side] >= gap + margin;
}

const within = (at: number, most: number): number => Math.round(Math.max(margin, Math.min(at, most)));

/** Moves a fixed element beside another. */
export function placeBeside(element: HTMLElement, anchor: Element, side: Side): void {
  const view = { width: window.innerWidth, height: window.innerHeight };
  const { left, top } = placeOf(anchor.getBoundingClientRect(), element.getBoundingClientRect(), side, view);
  element.style.translate = `${left}px ${top}px`;
}
