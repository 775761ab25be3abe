"use client";
import { FileUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { type RefObject, useEffect, useState } from "react";
import { createPortal } from "react-dom";

/**
 * Files dragged over the thread around `anchor` are attached; over the rest of the page they do nothing, above all they do not
 * replace it. Pasted ones are attached wherever the focus is, but for dialogs.
 */
export function AttachDrop({
  anchor,
  onFiles,
}: {
  anchor: RefObject<HTMLElement | null>;
  onFiles: (files: File[]) => void;
}) {
  const t = useTranslations("composer.attached");
  const [zone, setZone] = useState<DOMRect | null>(null);
  useEffect(() => {
    const isOver = (event: DragEvent) => {
      const area = anchor.current?.closest("main");
      return event.target instanceof Node && area?.contains(event.target) ? area : null;
    };
    const onDrag = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      const area = isOver(event);
      event.dataTransfer.dropEffect = area ? "copy" : "none";
      setZone(area?.getBoundingClientRect() ?? null);
    };
    const onLeave = (event: DragEvent) => event.relatedTarget === null && setZone(null);
    const onDrop = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      setZone(null);
      const files = [...event.dataTransfer.files];
      if (isOver(event) && files.length > 0) onFiles(files);
    };
    const onPaste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      // A field that takes files has taken them already.
      if (event.defaultPrevented || files.length === 0 || isInDialog(event.target)) return;
      event.preventDefault();
      onFiles(files);
    };
    document.addEventListener("paste", onPaste);
    document.addEventListener("dragover", onDrag);
    document.addEventListener("dragleave", onLeave);
    document.addEventListener("drop", onDrop);
    return () => {
      document.removeEventListener("paste", onPaste);
      document.removeEventListener("dragover", onDrag);
      document.removeEventListener("dragleave", onLeave);
      document.removeEventListener("drop", onDrop);
    };
  }, [anchor, onFiles]);
  if (!zone) return null;
  const { top, left, width, height } = zone;
  return createPortal(
    <div
      style={{ top, left, width, height }}
      className="pointer-events-none fixed z-30 grid place-items-center rounded-lg border-2 border-dashed border-accent bg-surface/90"
    >
      <div className="flex flex-col items-center gap-1 text-center">
        <FileUp aria-hidden className="mb-1 size-6 text-accent-text" />
        <span className="text-lead font-semibold">{t("drop")}</span>
        <span className="text-text-2">{t("dropHint")}</span>
      </div>
    </div>,
    document.body,
  );
}

const isInDialog = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest("[role=dialog], [role=alertdialog]") !== null;
