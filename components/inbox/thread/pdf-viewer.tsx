"use client";
import { Dialog } from "@base-ui/react/dialog";
import { Download, X, ZoomIn, ZoomOut } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { downloadUrl } from "./media-url";
import { PdfPage } from "./pdf-page";
import type { PdfProblem } from "./pdf-rules";
import { usePdf } from "./use-pdf";
import { ViewerTool, viewerToolClass } from "./viewer-tool";

const zooms = [1, 1.5, 2, 3] as const;

type Props = { mediaId: string; name: string; onClose: () => void };

/** A PDF page by page, as pictures: nothing in it runs (S1.9). Plus and minus zoom, the arrows scroll, Escape leaves. */
export function PdfViewer({ mediaId, name, onClose }: Props) {
  const t = useTranslations();
  const { pdf, problem, retry } = usePdf(mediaId);
  const [zoom, setZoom] = useState(0);
  const [page, setPage] = useState(1);
  const zoomBy = (step: number) => setZoom((at) => Math.min(zooms.length - 1, Math.max(0, at + step)));
  const onKeyDown = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
    if (ctrlKey || metaKey || altKey) return;
    if (key === "+" || key === "=") zoomBy(1);
    if (key === "-") zoomBy(-1);
    if (key === "0") setZoom(0);
  };
  return (
    <Dialog.Root open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-[oklch(0.15_0.01_235/0.92)]" />
        <Dialog.Popup onKeyDown={onKeyDown} className="fixed inset-0 z-40 flex flex-col outline-none">
          <header className="flex items-center gap-1 p-2 text-white">
            <div className="min-w-0 flex-1 px-3">
              <Dialog.Title className="m-0 truncate text-body font-medium">{name}</Dialog.Title>
              <p className="m-0 text-meta text-white/80">
                {pdf
                  ? t("inbox.media.pdf.page", { page, total: pdf.pages })
                  : problem
                    ? null
                    : t("inbox.media.pdf.loading")}
              </p>
            </div>
            <ViewerTool label={t("inbox.media.zoomOut")} off={zoom === 0} onClick={() => zoomBy(-1)}>
              <ZoomOut aria-hidden className="size-5" />
            </ViewerTool>
            <ViewerTool label={t("inbox.media.zoomIn")} off={zoom === zooms.length - 1} onClick={() => zoomBy(1)}>
              <ZoomIn aria-hidden className="size-5" />
            </ViewerTool>
            <a
              href={downloadUrl(mediaId)}
              download={name}
              aria-label={t("inbox.media.download", { name })}
              className={viewerToolClass}
            >
              <Download aria-hidden className="size-5" />
            </a>
            <Dialog.Close aria-label={t("common.close")} className={viewerToolClass}>
              <X aria-hidden className="size-5" />
            </Dialog.Close>
          </header>
          {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms */}
          <div
            role="group"
            aria-label={t("inbox.media.pdf.pages")}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys
            tabIndex={0}
            className="min-h-0 flex-1 overflow-auto px-4 pb-6 focus-visible:-outline-offset-2 focus-visible:outline-white"
          >
            {problem ? <Problem problem={problem} mediaId={mediaId} name={name} onRetry={retry} /> : null}
            {pdf
              ? Array.from({ length: pdf.pages }, (_, at) => (
                  <PdfPage key={`${at + 1}`} pdf={pdf} number={at + 1} zoom={zooms[zoom] ?? 1} onReach={setPage} />
                ))
              : null}
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Problem(props: { problem: PdfProblem; mediaId: string; name: string; onRetry: () => void }) {
  const t = useTranslations("inbox.media");
  return (
    <div role="alert" className="mx-auto mt-16 flex max-w-96 flex-col items-center gap-3 text-center text-white">
      <p className="m-0 text-lead">{t(`pdf.${props.problem}`)}</p>
      <div className="flex gap-3">
        {props.problem === "unreachable" ? <Button onClick={props.onRetry}>{t("pdf.retry")}</Button> : null}
        <a
          href={downloadUrl(props.mediaId)}
          download={props.name}
          className="inline-flex min-h-8 items-center font-medium text-white underline touch:min-h-11"
        >
          {t("downloadFile")}
        </a>
      </div>
    </div>
  );
}
