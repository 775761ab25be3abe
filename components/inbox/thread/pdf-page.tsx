"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import type { Pdf } from "./pdf-document";
import { useSeen } from "./use-seen";

type Props = { pdf: Pdf; number: number; zoom: number; onReach: (number: number) => void };

/** One page: a sheet of its size, drawn while it is near the screen and wiped when it is far; its words are there for screen readers. */
export function PdfPage({ pdf, number, zoom, onReach }: Props) {
  const t = useTranslations("inbox.media.pdf");
  const sheet = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const isNear = useSeen(sheet, "100%");
  const isReached = useSeen(sheet, "-45% 0px -45% 0px");
  const [words, setWords] = useState("");
  const [ratio, setRatio] = useState(pdf.ratio);
  useEffect(() => {
    if (isReached) onReach(number);
  }, [isReached, number, onReach]);
  useEffect(() => {
    const { current } = canvas;
    if (!isNear || !current || !sheet.current) return;
    const controller = new AbortController();
    pdf.draw(number, current, sheet.current.clientWidth, controller.signal).then(
      (text) => {
        setWords(text);
        setRatio(current.height / current.width);
      },
      // Stopped because it is out of sight, or a page that cannot be drawn: the sheet stays white.
      () => undefined,
    );
    return () => {
      controller.abort();
      Object.assign(current, { width: 0, height: 0 });
    };
  }, [pdf, number, isNear, zoom]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div
      ref={sheet}
      role="group"
      aria-label={t("page", { page: number, total: pdf.pages })}
      data-page={number}
      className="mx-auto mb-3 bg-white"
      style={{ width: `calc(min(100%, 54rem) * ${zoom})`, aspectRatio: `1 / ${ratio}` }}
    >
      <canvas ref={canvas} width={0} height={0} aria-hidden className="block size-full" />
      <p className="sr-only">{words}</p>
    </div>
  );
}
