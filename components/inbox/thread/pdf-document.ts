import {
  GlobalWorkerOptions,
  getDocument,
  type PDFDocumentProxy,
  VerbosityLevel,
} from "pdfjs-dist/legacy/build/pdf.mjs";
import { drawScale } from "./pdf-rules";

// From our own origin, as the policy of the page wants it.
GlobalWorkerOptions.workerSrc = new URL("pdfjs-dist/legacy/build/pdf.worker.min.mjs", import.meta.url).toString();

export type Pdf = {
  pages: number;
  /** Height by width of the first page. */
  ratio: number;
  /** Draws a page to be `width` CSS pixels wide and says its words; rejects when `signal` stops it. */
  draw: (page: number, canvas: HTMLCanvasElement, width: number, signal: AbortSignal) => Promise<string>;
  close: () => void;
};

/**
 * Opens a PDF to be looked at: pages become pictures. Nothing in it runs, no link works, no form is filled in, and only what is
 * looked at is fetched. Large, so load it by import().
 */
export async function openPdf(url: string): Promise<Pdf> {
  const task = getDocument({
    url,
    isEvalSupported: false,
    useWasm: false,
    enableXfa: false,
    disableAutoFetch: true,
    disableStream: true,
    // Images of a bomb are left white.
    maxImageSize: 50_000_000,
    verbosity: VerbosityLevel.ERRORS,
  });
  const document = await task.promise;
  const first = (await document.getPage(1)).getViewport({ scale: 1 });
  return {
    pages: document.numPages,
    ratio: first.height / first.width,
    draw: (page, canvas, width, signal) => drawPage(document, { page, canvas, width, signal }),
    close: () => void task.destroy(),
  };
}

/** The first page as a picture of that width (CSS pixels), in the form of a data address. */
export async function firstPage(url: string, width: number): Promise<string> {
  const pdf = await openPdf(url);
  try {
    const canvas = window.document.createElement("canvas");
    await pdf.draw(1, canvas, width, new AbortController().signal);
    return canvas.toDataURL("image/jpeg", 0.85);
  } finally {
    pdf.close();
  }
}

type Drawing = { page: number; canvas: HTMLCanvasElement; width: number; signal: AbortSignal };

async function drawPage(document: PDFDocumentProxy, { page: number, canvas, width, signal }: Drawing): Promise<string> {
  const page = await document.getPage(number);
  signal.throwIfAborted();
  const scale = drawScale(page.getViewport({ scale: 1 }), width, window.devicePixelRatio);
  const viewport = page.getViewport({ scale });
  canvas.width = Math.max(1, Math.floor(viewport.width));
  canvas.height = Math.max(1, Math.floor(viewport.height));
  const rendering = page.render({ canvas, viewport });
  signal.addEventListener("abort", () => rendering.cancel());
  await rendering.promise;
  const { items } = await page.getTextContent();
  return items.flatMap((item) => ("str" in item && item.str ? [item.str] : [])).join(" ");
}
