"use client";
import { FileText } from "lucide-react";
import { useRef, useState } from "react";
import { useFirstPage } from "./use-pdf";
import { useSeen } from "./use-seen";

const width = 264;

/**
 * The top of the first page (S1.9), drawn once it comes near the screen; a sheet until then and where it cannot be drawn. For the
 * eye and the mouse: the file's name beside it does the same for everybody.
 */
export function PdfPreview({ mediaId, onOpen }: { mediaId: string; onOpen: () => void }) {
  const box = useRef<HTMLButtonElement>(null);
  const isNear = useSeen(box, "200px");
  const [wasNear, setWasNear] = useState(false);
  if (isNear && !wasNear) setWasNear(true);
  const picture = useFirstPage(mediaId, { width, enabled: wasNear && !savesData() });
  return (
    <button
      ref={box}
      type="button"
      aria-hidden
      tabIndex={-1}
      onClick={onOpen}
      style={{ minWidth: `min(${width}px, 100%)` }}
      className="grid h-37 w-full cursor-zoom-in place-items-center overflow-hidden rounded-[11px] bg-press text-text-3"
    >
      {picture ? (
        <img src={picture} alt="" className="size-full object-cover object-top" />
      ) : (
        <FileText aria-hidden className="size-7" />
      )}
    </button>
  );
}

/** Whoever pays for every megabyte opens the file when it is wanted. */
function savesData(): boolean {
  const connection: unknown = "connection" in navigator ? navigator.connection : null;
  return (
    typeof connection === "object" && connection !== null && "saveData" in connection && connection.saveData === true
  );
}
