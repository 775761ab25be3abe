"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { hasUnkept } from "../thread/thread-cache";
import { hasAttachments } from "./attach-files";

/** What lies in this tab only, messages the server does not have and files that are not sent, does not go without a word. */
export function useUnsent(): void {
  const queries = useQueryClient();
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (hasUnkept(queries) || hasAttachments()) event.preventDefault();
    };
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [queries]);
}
