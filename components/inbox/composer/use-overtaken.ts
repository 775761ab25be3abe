"use client";
import { useRef, useState } from "react";

/** A colleague answered below what the writer saw (O14): nothing was sent, what was written is back in the composer. */
export function useOvertaken() {
  const [names, setNames] = useState<string[] | null>(null);
  const isKnown = useRef(false);
  return {
    /** Who answered; null = nobody, or the writer has decided. */
    names,
    tell: setNames,
    forget: () => setNames(null),
    /** What is sent now goes out whatever stands on the screen. */
    anyway: (send: () => void) => {
      isKnown.current = true;
      send();
    },
    /** A new message begins; true when its writer knows. */
    begin: () => {
      const was = isKnown.current;
      isKnown.current = false;
      setNames(null);
      return was;
    },
  };
}

export type Overtaken = ReturnType<typeof useOvertaken>;
