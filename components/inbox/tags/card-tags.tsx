"use client";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { LabelChip } from "@/components/ui/label-chip";
import { CardNothing, CardSection } from "../card/client-card";
import type { Conversation } from "../inbox-types";
import { useTagSession } from "./use-tag-session";

/** Every tag of the session on the client's card; each can be taken off. */
export function CardTags({ conversation }: { conversation: Conversation }) {
  const t = useTranslations("tags");
  const tag = useTagSession(conversation);
  return (
    <CardSection title={t("onSession.label")}>
      {conversation.tags.length === 0 ? <CardNothing>{t("onSession.empty")}</CardNothing> : null}
      <ul className="m-0 flex list-none flex-wrap gap-1.5 p-0">
        {conversation.tags.map((one) => (
          <li key={one.id} className="max-w-full">
            <LabelChip color={one.color} className="h-6 pr-0 touch:h-11">
              <span className="truncate">{one.name}</span>
              {tag ? (
                <button
                  type="button"
                  aria-label={t("onSession.takeOff", { name: one.name })}
                  onClick={() => tag(one, false)}
                  className="grid size-6 shrink-0 place-items-center rounded-xs hover:bg-[color-mix(in_oklch,currentColor_15%,transparent)] touch:size-11"
                >
                  <X aria-hidden />
                </button>
              ) : null}
            </LabelChip>
          </li>
        ))}
      </ul>
    </CardSection>
  );
}
