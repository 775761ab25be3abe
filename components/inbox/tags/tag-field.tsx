"use client";
import { Tag } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import type { Conversation } from "../inbox-types";
import { TagList } from "./tag-list";
import { TagChoices } from "./tag-picker";
import { useTagSession } from "./use-tag-session";

/** The tags of the session in a form (S1.18): those it has and the choice of others. What is changed holds at once, as in the header. */
export function TagField({ conversation }: { conversation: Conversation }) {
  const t = useTranslations("tags.onSession");
  const label = useId();
  const tag = useTagSession(conversation);
  const { tags } = conversation;
  if (!tag) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw its own frame and legend
    <div role="group" aria-labelledby={label}>
      <span id={label} className="mb-1.5 block font-medium">
        {t("label")}
      </span>
      <div className="flex flex-wrap items-center gap-2">
        {tags.length > 0 ? <TagList tags={tags} onTag={tag} /> : null}
        <Popover
          label={t("label")}
          className="w-72"
          trigger={
            <Button>
              <Tag aria-hidden />
              {t("choose")}
            </Button>
          }
        >
          <TagChoices chosen={tags} onTag={tag} />
        </Popover>
      </div>
    </div>
  );
}
