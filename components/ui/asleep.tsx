"use client";
import { type ComponentType, lazy, memo, Suspense, useEffect, useRef, useState } from "react";
import { untilHere, whenIdle } from "./when-idle";

/**
 * A part of the page that stands as the server drew it until the page is idle or a person is at it (`when`; `whenTouched` waits for the
 * person): only then its code is fetched and it wakes (React takes over the same elements, so nothing moves and the focus stays). What
 * was pressed meanwhile is pressed again when it is awake. Where the server drew nothing the code comes at once. Pass plain data that
 * stays the same, or changes only by what the part itself does: elements drawn by the server may come after the page around them, and
 * push it aside.
 */
export function asleep<Props extends object>(
  fetchCode: () => Promise<ComponentType<Props>>,
  when: () => Promise<void> = whenIdle,
): ComponentType<Props> {
  const isServer = typeof window === "undefined";
  let missed: () => void = () => undefined;
  const isMissed = new Promise<void>((resolve) => {
    missed = resolve;
  });
  const Sleeping = lazy(async () => {
    if (!isServer) await Promise.race([when(), isMissed]);
    return { default: await (isServer ? fetchCode() : untilHere(fetchCode)) };
  });
  // The server has the code before anybody asks for a page, and draws the part in one piece with what is around it.
  let Inside: ComponentType<Props> = Sleeping;
  if (isServer)
    void fetchCode().then((Component) => {
      Inside = Component;
    });
  function Asleep(props: Props) {
    const place = useRef<HTMLDivElement>(null);
    const [press] = useState(keepPress);
    useEffect(() => {
      if (!place.current?.firstElementChild) missed();
      return press.watch(place);
    }, [press]);
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
