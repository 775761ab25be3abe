"use client";
import { type ComponentType, lazy, memo, Suspense, useEffect, useRef, useState } from "react";
import { fetchIdle } from "./when-idle";

/**
 * A part of the page that stands as the server drew it until the page is idle or a person is at it: only then its code is fetched and
 * it wakes (React takes over the same elements, so nothing moves and the focus stays). What was pressed meanwhile is pressed again
 * when it is awake. Pass plain data that stays the same, or changes only by what the part itself does: elements drawn by the server
 * may come after the page around them, and push it aside.
 */
export function asleep<Props extends object>(fetchCode: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  const isServer = typeof window === "undefined";
  const Sleeping = lazy(() =>
    (isServer ? fetchCode() : fetchIdle(fetchCode)).then((Component) => ({ default: Component })),
  );
  // The server has the code before anybody asks for a page, and draws the part in one piece with what is around it.
  let Inside: ComponentType<Props> = Sleeping;
  if (isServer)
    void fetchCode().then((Component) => {
      Inside = Component;
    });
  function Asleep(props: Props) {
    const place = useRef<HTMLDivElement>(null);
    const [press] = useState(keepPress);
    useEffect(() => press.watch(place), [press]);
    return (
      <div ref={place} className="contents">
        <Suspense>
          <Inside {...props} />
          <Alarm onRing={press.repeat} />
        </Suspense>
      </div>
    );
  }
  return memo(Asleep) as unknown as ComponentType<Props>; // memo asks for known properties
}

/** Rings when what stands beside it is awake. */
function Alarm({ onRing }: { onRing: () => void }) {
  useEffect(onRing, [onRing]);
  return null;
}

function keepPress() {
  let isAwake = false;
  let pressed: HTMLElement | null = null;
  return {
    /** Takes presses on what is inside `place` and sleeps, before React or the browser does. */
    watch: (place: { current: HTMLElement | null }) => {
      const keep = (event: MouseEvent) => {
        const target = event.target instanceof Element ? event.target.closest<HTMLElement>("a, button") : null;
        if (isAwake || !target || !place.current?.contains(target)) return;
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        event.stopPropagation();
        pressed = target;
      };
      window.addEventListener("click", keep, true);
      return () => window.removeEventListener("click", keep, true);
    },
    repeat: () => {
      isAwake = true;
      if (pressed?.isConnected) pressed.click();
      pressed = null;
    },
  };
}
