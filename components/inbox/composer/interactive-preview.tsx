"use client";
import { List, Reply } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PhoneText } from "@/components/templates/phone-text";
import { type Choices, type InteractiveDraft, toInteractive } from "@/server/delivery/interactive-rules";

const faint = { color: "oklch(0.5 0.012 235)" };
const press = { color: "oklch(0.46 0.085 222)" };
const hair = { borderColor: "oklch(0.93 0.004 85)" };

/** How the client's phone shows it, always light: the bubble, its buttons, the list as it opens. */
export function InteractivePreview({ draft }: { draft: InteractiveDraft }) {
  const t = useTranslations("interactive");
  const { header, body, footer, action } = toInteractive(draft);
  return (
    <section
      aria-label={t("preview")}
      className="flex flex-col gap-2 self-start rounded-lg p-3 text-[13px] leading-4.5"
      style={{ background: "oklch(0.945 0.008 90)", color: "oklch(0.25 0.016 235)" }}
    >
      <div className="overflow-hidden rounded-lg rounded-tl-xs bg-white [overflow-wrap:anywhere]">
        <div className="px-2.75 pt-2 pb-1.5">
          {header?.kind === "text" ? <b className="block">{header.text}</b> : null}
          {body ? <PhoneText text={body} /> : <span style={faint}>{t("body")}</span>}
          {footer ? (
            <div className="mt-1.5" style={faint}>
              {footer}
            </div>
          ) : null}
        </div>
        {action.type === "buttons" ? (
          action.buttons.map(({ id, title }) => <Press key={id} icon={<Reply aria-hidden />} text={title} />)
        ) : action.type === "list" ? (
          <Press icon={<List aria-hidden />} text={action.button || t("listButton")} />
        ) : null}
      </div>
      {draft.choices.type === "list" ? <OpenList choices={draft.choices} /> : null}
    </section>
  );
}

function Press({ icon, text }: { icon: ReactNode; text: string }) {
  return (
    <div
      className="flex min-h-9 items-center justify-center gap-1.5 border-t px-2 py-1 text-center font-medium [&_svg]:size-3.5"
      style={{ ...hair, ...press }}
    >
      {icon}
      {text}
    </div>
  );
}

/** What opens when the client presses the list's button. */
function OpenList({ choices }: { choices: Extract<Choices, { type: "list" }> }) {
  const t = useTranslations("interactive");
  return (
    <div className="rounded-lg bg-white px-2.75 py-2 [overflow-wrap:anywhere]">
      <div className="font-semibold">{choices.button || t("listButton")}</div>
      {choices.sections.map(({ title, rows }, n) => (
        <div key={n} className="mt-1.5">
          {title ? (
            <div className="font-medium" style={press}>
              {title}
            </div>
          ) : null}
          {rows.map((row, at) => (
            <div key={at} className="flex items-start gap-2 border-b py-1.5 last:border-b-0" style={hair}>
              <span className="min-w-0 flex-1">
                <span className="block">{row.title || t("row", { number: at + 1 })}</span>
                {row.description ? (
                  <span className="block text-[12px]" style={faint}>
                    {row.description}
                  </span>
                ) : null}
              </span>
              <span
                aria-hidden
                className="mt-0.5 size-4 shrink-0 rounded-full border"
                style={{ borderColor: "oklch(0.7 0.01 235)" }}
              />
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
