"use client";
import { ChevronDown, ChevronUp, Copy, ExternalLink, type LucideIcon, Phone, Plus, Reply, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Menu, MenuItem } from "@/components/ui/menu";
import { type DraftButton, type DraftButtonType, draftButtonTypes } from "@/server/templates/draft-rules";
import { buttonLimits } from "@/server/templates/lint-button-rules";
import { reorderButtons } from "@/server/templates/variable-rules";
import type { TemplateDraft } from "./use-template-draft";

const icons: Record<DraftButtonType, LucideIcon> = {
  QUICK_REPLY: Reply,
  URL: ExternalLink,
  PHONE_NUMBER: Phone,
  COPY_CODE: Copy,
};

/** Buttons in the order of the message: added, written, moved, removed. */
export function EditorButtons({ draft }: { draft: TemplateDraft }) {
  const t = useTranslations("templates.editor");
  const { content } = draft.fields;
  const { buttons } = content;
  const places = buttons.map((_, n) => n);
  const move = (from: number, to: number) => {
    const order = places.filter((n) => n !== from);
    order.splice(to, 0, from);
    draft.changeContent(reorderButtons(content, order));
  };
  const isFull = (type: DraftButtonType) =>
    buttons.length >= 10 || buttons.filter((button) => button.type === type).length >= buttonLimits[type];
  return (
    <fieldset className="m-0 min-w-0 border-0 p-0">
      <legend className="mb-1.5 p-0 font-medium">{t("buttons")}</legend>
      <ul className="m-0 flex list-none flex-col gap-2 p-0">
        {buttons.map((button, n) => (
          <li key={n} className="flex items-start gap-1">
            <ButtonFields
              button={button}
              number={n + 1}
              onChange={(part) =>
                draft.changeContent({ buttons: buttons.map((own, at) => (at === n ? { ...own, ...part } : own)) })
              }
            />
            <IconButton label={t("moveUp", { number: n + 1 })} disabled={n === 0} onClick={() => move(n, n - 1)}>
              <ChevronUp aria-hidden />
            </IconButton>
            <IconButton
              label={t("moveDown", { number: n + 1 })}
              disabled={n === buttons.length - 1}
              onClick={() => move(n, n + 1)}
            >
              <ChevronDown aria-hidden />
            </IconButton>
            <IconButton
              label={t("removeButton", { number: n + 1 })}
              onClick={() =>
                draft.changeContent(
                  reorderButtons(
                    content,
                    places.filter((at) => at !== n),
                  ),
                )
              }
            >
              <Trash2 aria-hidden />
            </IconButton>
          </li>
        ))}
        <li>
          <Menu
            align="start"
            trigger={
              <Button>
                <Plus aria-hidden />
                {t("addButton")}
              </Button>
            }
          >
            {draftButtonTypes.map((type) => {
              const Icon = icons[type];
              return (
                <MenuItem
                  key={type}
                  icon={<Icon />}
                  disabled={isFull(type)}
                  hint={isFull(type) ? t("buttonLimit", { max: buttonLimits[type] }) : undefined}
                  onClick={() => draft.changeContent({ buttons: [...buttons, { type, text: "", value: "" }] })}
                >
                  {t(`buttonType.${type}`)}
                </MenuItem>
              );
            })}
          </Menu>
        </li>
      </ul>
    </fieldset>
  );
}

function ButtonFields({
  button,
  number,
  onChange,
}: {
  button: DraftButton;
  number: number;
  onChange: (part: Partial<DraftButton>) => void;
}) {
  const t = useTranslations("templates.editor");
  const type = draftButtonTypes.find((known) => known === button.type);
  if (!type) return <p className="m-0 flex-1 py-1.5 text-text-2">{t("keptButton", { text: button.text })}</p>;
  const kind = t(`buttonType.${type}`);
  return (
    <div className="flex min-w-0 flex-1 flex-col gap-1">
      {type === "COPY_CODE" ? null : (
        <Input
          aria-label={t("buttonText", { number, kind })}
          placeholder={kind}
          value={button.text}
          onValueChange={(text) => onChange({ text })}
        />
      )}
      {type === "QUICK_REPLY" ? null : (
        <Input
          aria-label={t(`buttonValue.${type}`, { number })}
          placeholder={t(`buttonPlaceholder.${type}`)}
          inputMode={type === "URL" ? "url" : type === "PHONE_NUMBER" ? "tel" : undefined}
          spellCheck={false}
          value={button.value}
          onValueChange={(value) => onChange({ value })}
        />
      )}
    </div>
  );
}
