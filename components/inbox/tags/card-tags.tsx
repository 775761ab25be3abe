"use client";
import { useTranslations } from "next-intl";
import { CardNothing, CardSection } from "../card/client-card";
import type { Conversation } from "../inbox-types";
import { TagList } from "./tag-list";
import { useTagSession } from "./use-tag-session";

/** Every tag of the session on the client's card; each can be taken off. */
export function CardTags({ conversation }: { conversation: Conversation }) {
  const t = useTranslations("tags");
  const tag = useTagSession(conversation);
  return (
    <CardSection title={t("onSession.label")}>
      {conversation.tags.length === 0 ? <CardNothing>{t("onSession.empty")}</CardNothing> : null}
      <TagList tags={conversation.tags} onTag={tag} />
    </CardSection>
  );
}
