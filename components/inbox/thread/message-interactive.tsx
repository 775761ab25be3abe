"use client";
import { Check, List } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";
import type { ThreadMessage } from "../inbox-types";
import { FormattedText } from "./formatted-text";
import { MessageMeta } from "./message-meta";
import { useThreadActions } from "./thread-context";

type Interactive = NonNullable<ThreadMessage["payload"]["interactive"]>;

/** A message of ours with buttons or a list (N.19); what the client chose is ticked. */
export function MessageInteractive({ message, failed }: { message: ThreadMessage; failed: boolean }) {
  const interactive = message.payload.interactive;
  const { pressed } = useThreadActions();
  return (
    <div
      className={cn(
        "w-84 max-w-full overflow-hidden rounded-[14px] bg-bubble-out",
        failed && "shadow-[inset_0_0_0_1px_color-mix(in_oklch,var(--danger)_45%,transparent)]",
      )}
    >
      <div className="flow-root px-3 pt-2.5 pb-2 [unicode-bidi:plaintext]">
        {interactive?.header?.kind === "text" ? <b className="block">{interactive.header.text}</b> : null}
        <FormattedText text={message.body ?? ""} />
        {interactive?.footer ? <span className="mt-1 block text-meta text-text-2">{interactive.footer}</span> : null}
        <MessageMeta message={message} failed={failed} />
      </div>
      {interactive ? <InteractiveChoices action={interactive.action} chosen={pressed.get(message.id)} /> : null}
    </div>
  );
}

/** What stands below the words: buttons, a list, a link. */
export function InteractiveChoices({ action, chosen }: { action: Interactive["action"]; chosen?: string }) {
  const t = useTranslations("inbox.message");
  if (action.type === "cta_url")
    return (
      <a
        href={action.url}
        target="_blank"
        rel="noopener noreferrer nofollow"
        className="flex min-h-9 items-center justify-center border-t border-accent-line/60 px-2 py-1 font-medium text-accent-text"
      >
        {action.text}
      </a>
    );
  if (action.type === "buttons")
    return (
      <ul className="m-0 grid list-none grid-cols-1 p-0">
        {action.buttons.map(({ id, title }) => (
          <li
            key={id}
            className={cn(
              "flex min-h-9 items-center justify-center gap-1.5 border-t border-accent-line/60 px-2 py-1 text-center font-medium [overflow-wrap:anywhere] text-accent-text",
              title === chosen && "bg-accent-line/45",
            )}
          >
            <Choice title={title} isChosen={title === chosen} said={t("pressed")} />
          </li>
        ))}
      </ul>
    );
  return (
    <div className="border-t border-accent-line/60 px-3 py-2">
      <div className="flex items-center gap-1.5 font-medium text-accent-text">
        <List aria-hidden className="size-4" />
        {action.button}
      </div>
      {action.sections.map(({ title, rows }, n) => (
        <div key={n} className="mt-1.5">
          {title ? <div className="text-meta font-semibold text-text-2">{title}</div> : null}
          <ul aria-label={title ?? action.button} className="m-0 list-none p-0">
            {rows.map((row) => (
              <li
                key={row.id}
                className={cn(
                  "-mx-1 rounded-xs px-1 py-0.5 [overflow-wrap:anywhere]",
                  row.title === chosen && "bg-accent-line/45",
                )}
              >
                <span className="flex items-center gap-1.5">
                  <Choice title={row.title} isChosen={row.title === chosen} said={t("chosen")} />
                </span>
                {row.description ? <span className="block text-meta text-text-2">{row.description}</span> : null}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

function Choice({ title, isChosen, said }: { title: string; isChosen: boolean; said: string }) {
  return (
    <>
      {isChosen ? <Check aria-hidden className="size-4 shrink-0" /> : null}
      {title}
      {isChosen ? <span className="sr-only">{said}</span> : null}
    </>
  );
}
