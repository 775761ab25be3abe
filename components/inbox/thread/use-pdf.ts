"use client";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { mediaUrl } from "./media-url";
import type { Pdf } from "./pdf-document";
import { type PdfProblem, problemOf } from "./pdf-rules";

const load = () => import("./pdf-document");

type Opened = { pdf: Pdf | null; problem: PdfProblem | null };
const nothing: Opened = { pdf: null, problem: null };

/** A PDF while somebody looks at it. */
export function usePdf(mediaId: string): Opened & { retry: () => void } {
  const [opened, setOpened] = useState(nothing);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const state: { isOver: boolean; pdf: Pdf | null } = { isOver: false, pdf: null };
    const open = async () => {
      try {
        const pdf = await (await load()).openPdf(mediaUrl(mediaId));
        if (state.isOver) return pdf.close();
        state.pdf = pdf;
        setOpened({ pdf, problem: null });
      } catch (error) {
        if (!state.isOver) setOpened({ pdf: null, problem: problemOf(error) });
      }
    };
    void open();
    return () => {
      state.isOver = true;
      state.pdf?.close();
    };
  }, [mediaId, attempt]);
  const retry = () => {
    setOpened(nothing);
    setAttempt((before) => before + 1);
  };
  return { ...opened, retry };
}

/** One after another: ten previews at once would stop the page. */
let queue: Promise<unknown> = Promise.resolve();

/** The first page as a picture; null until it is there, for ever where it cannot be drawn. */
export function useFirstPage(mediaId: string, { width, enabled }: { width: number; enabled: boolean }): string | null {
  const draw = () => {
    const drawn = queue.then(async () => (await load()).firstPage(mediaUrl(mediaId), width));
    queue = drawn.catch(() => undefined);
    return drawn;
  };
  const { data } = useQuery({
    queryKey: ["pdf-preview", mediaId],
    queryFn: draw,
    enabled,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data ?? null;
}
