"use client";
import { FileUp } from "lucide-react";
import { type DragEvent, type ReactNode, useId, useRef, useState } from "react";
import { cn } from "./class-names";

/** A zone to drop files on or to choose them with. Checks nothing: the caller judges what came. */
export function FileDrop({
  label,
  hint,
  accept,
  multiple,
  disabled,
  onFiles,
  className,
}: {
  label: ReactNode;
  hint?: ReactNode;
  /** As in `<input accept>`, such as ".csv,text/csv". */
  accept?: string;
  multiple?: boolean;
  disabled?: boolean;
  onFiles: (files: File[]) => void;
  className?: string;
}) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (list: FileList | null) => {
    const files = [...(list ?? [])];
    if (files.length > 0 && !disabled) onFiles(multiple ? files : files.slice(0, 1));
    if (input.current) input.current.value = "";
  };
  const drag = (event: DragEvent, inside: boolean) => {
    event.preventDefault();
    setOver(inside);
  };
  return (
    <label
      htmlFor={id}
      onDragOver={(event) => drag(event, true)}
      onDragLeave={(event) => drag(event, false)}
      onDrop={(event) => {
        drag(event, false);
        take(event.dataTransfer.files);
      }}
      className={cn(
        "flex min-h-30 cursor-pointer flex-col items-center justify-center gap-1 rounded-lg border border-dashed border-line-strong px-6 py-5 text-center transition-colors duration-(--t-fast) hover:bg-hover",
        "has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus",
        over && "border-accent bg-accent-soft",
        disabled && "cursor-default text-text-3 hover:bg-transparent",
        className,
      )}
    >
      <FileUp aria-hidden className="mb-1 size-5 text-text-2" />
      <span className="font-medium">{label}</span>
      {hint ? <span className="text-meta text-text-3">{hint}</span> : null}
      <input
        ref={input}
        id={id}
        type="file"
        accept={accept}
        multiple={multiple}
        disabled={disabled}
        onChange={(event) => take(event.target.files)}
        className="sr-only"
      />
    </label>
  );
}
