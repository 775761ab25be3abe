"use client";
import { useTranslations } from "next-intl";
import { useEffect, useId, useState } from "react";
import Cropper from "react-easy-crop";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { maxCropZoom } from "@/server/profiles/logo-rules";
import { type Cut, cutSquare } from "./read-picture";

/** Any picture the browser can read becomes a square JPEG; never blown up below 300 pixels of its own. `words` say whose picture it is. */
export function SquareCropper({
  words,
  file,
  bitmap,
  onCut,
  onClose,
}: {
  words: { title: string; hint: string; area: string };
  file: Blob;
  bitmap: ImageBitmap;
  onCut: (jpeg: Blob) => void;
  onClose: () => void;
}) {
  const t = useTranslations("profiles.logo");
  const tCommon = useTranslations("common");
  const zoomId = useId();
  const src = useObjectUrl(file);
  const [crop, setCrop] = useState({ x: 0, y: 0 });
  const [zoom, setZoom] = useState(1);
  const [cut, setCut] = useState<Cut | null>(null);
  const maxZoom = maxCropZoom(bitmap);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={words.title}
      description={words.hint}
      footer={
        <>
          <Button variant="plain" onClick={onClose}>
            {tCommon("cancel")}
          </Button>
          <Button variant="primary" disabled={!cut} onClick={async () => cut && onCut(await cutSquare(bitmap, cut))}>
            {t("use")}
          </Button>
        </>
      }
    >
      <div className="relative h-80 overflow-hidden rounded-md bg-sunken">
        {src ? (
          <Cropper
            image={src}
            aspect={1}
            cropShape="round"
            showGrid={false}
            crop={crop}
            zoom={zoom}
            minZoom={1}
            maxZoom={maxZoom}
            onCropChange={setCrop}
            onZoomChange={setZoom}
            onCropComplete={(_, pixels) => setCut(pixels)}
            cropperProps={{ "aria-label": words.area }}
          />
        ) : null}
      </div>
      <div className="mt-4 flex items-center gap-3">
        <label htmlFor={zoomId} className="font-medium">
          {t("zoom")}
        </label>
        <input
          id={zoomId}
          type="range"
          min={1}
          max={maxZoom}
          step={0.01}
          value={zoom}
          disabled={maxZoom === 1}
          onChange={(event) => setZoom(Number(event.target.value))}
          className="h-8 flex-1 accent-accent touch:h-11"
        />
      </div>
    </Dialog>
  );
}

/** An address for the picture, given back when it is not needed any more. */
function useObjectUrl(file: Blob): string | null {
  const [src, setSrc] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(file);
    setSrc(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return src;
}
