"use client";
import { ChevronDown, ChevronUp, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { cardLimits } from "@/server/templates/card-rules";
import { cardButtonTypes, type DraftButton, type DraftCard, type DraftCarousel } from "@/server/templates/draft-rules";
import { EditorBody } from "./editor-body";
import { SampleFile } from "./editor-sample-file";

type Move = (() => void) | null;

/** One card: the sample of its picture or film, its words, its buttons. */
export function EditorCard({
  card,
  at,
  format,
  language,
  numbersOnly,
  isWrong,
  onChange,
  onUp,
  onDown,
  onRemove,
}: {
  card: DraftCard;
  at: number;
  format: DraftCarousel["format"];
  language: string;
  numbersOnly: boolean;
  isWrong: boolean;
  onChange: (part: Partial<DraftCard>) => void;
  onUp: Move;
  onDown: Move;
  onRemove: Move;
}) {
  const t = useTranslations("templates.editor.cards");
  const number = at + 1;
  const changeButton = (n: number, part: Partial<DraftButton>) =>
    onChange({ buttons: card.buttons.map((own, place) => (place === n ? { ...own, ...part } : own)) });
  return (
    <li
      className={cn(
        "flex flex-col gap-3 rounded-lg p-4 shadow-[inset_0_0_0_1px_var(--line)]",
        isWrong && "shadow-[inset_0_0_0_1px_var(--danger)]",
      )}
    >
      <div className="flex items-center gap-1">
        <h2 className="m-0 flex-1 text-body font-semibold">{t("card", { number })}</h2>
        <IconButton label={t("up", { number })} disabled={!onUp} onClick={() => onUp?.()}>
          <ChevronUp aria-hidden />
        </IconButton>
        <IconButton label={t("down", { number })} disabled={!onDown} onClick={() => onDown?.()}>
          <ChevronDown aria-hidden />
        </IconButton>
        <IconButton label={t("remove", { number })} disabled={!onRemove} onClick={() => onRemove?.()}>
          <Trash2 aria-hidden />
        </IconButton>
      </div>
      <SampleFile
        key={format}
        format={format}
        buttonLabel={t("chooseFile", { number })}
        fileName={card.fileName}
        onFile={(mediaId, fileName) => onChange({ mediaId, fileName })}
      />
      <EditorBody
        label={t("body", { number })}
        value={card.body}
        language={language}
        longest={cardLimits.body}
        numbersOnly={numbersOnly}
        isWrong={isWrong && card.body.trim().length > cardLimits.body}
        onChange={(body) => onChange({ body })}
      />
      {card.buttons.map((button, n) => (
        <CardButton key={n} button={button} card={number} number={n + 1} onChange={(part) => changeButton(n, part)} />
      ))}
    </li>
  );
}

function CardButton({
  button,
  card,
  number,
  onChange,
}: {
  button: DraftButton;
  card: number;
  number: number;
  onChange: (part: Partial<DraftButton>) => void;
}) {
  const t = useTranslations("templates.editor");
  const type = cardButtonTypes.find((known) => known === button.type);
  if (!type) return null;
  const onCard = (label: string) => t("cards.onCard", { label, number: card });
  const kind = t(`buttonType.${type}`);
  return (
    <div className="grid grid-cols-2 gap-2 max-sm:grid-cols-1">
      <Input
        aria-label={onCard(t("buttonText", { number, kind }))}
        placeholder={kind}
        value={button.text}
        onValueChange={(text) => onChange({ text })}
      />
      {type === "QUICK_REPLY" ? null : (
        <Input
          aria-label={onCard(t(`buttonValue.${type}`, { number }))}
          placeholder={t(`buttonPlaceholder.${type}`)}
          inputMode={type === "URL" ? "url" : "tel"}
          spellCheck={false}
          value={button.value}
          onValueChange={(value) => onChange({ value })}
        />
      )}
    </div>
  );
}
