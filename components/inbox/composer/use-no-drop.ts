"use client";
import { useEffect } from "react";

/** A file dropped where none is taken does nothing; left to itself the browser would show it in place of the desk. */
export function useNoDrop(): void {
  useEffect(() => {
    const refuse = (event: DragEvent) => {
      const isField = event.target instanceof HTMLInputElement;
      if (event.defaultPrevented || isField || !event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "none";
    };
    document.addEventListener("dragover", refuse);
    document.addEventListener("drop", refuse);
    return () => {
      document.removeEventListener("dragover", refuse);
      document.removeEventListener("drop", refuse);
    };
  }, []);
}
