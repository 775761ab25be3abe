import { openVariables } from "@/server/canned-texts/rules";

/** A text as it would be inserted; what has no value stands out. */
export function CannedBody({ text }: { text: string }) {
  const open = new Set(openVariables(text));
  const isOpen = (part: string) => part.startsWith("{{") && open.has(part.slice(2, -2).trim());
  return (
    <p className="m-0 whitespace-pre-wrap [overflow-wrap:anywhere]">
      {text.split(/(\{\{[^{}]*\}\})/u).map((part, n) =>
        isOpen(part) ? (
          <mark key={n} className="rounded-xs bg-warn-soft px-0.5 text-warn-text">
            {part}
          </mark>
        ) : (
          part
        ),
      )}
    </p>
  );
}
