"use client";
import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Select } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import {
  cardButtonKinds,
  cardLimits,
  newCarousel,
  reorderCards,
  withButtonKind,
  withCard,
} from "@/server/templates/card-rules";
import { cardButtonTypes, cardFormats, type DraftCarousel } from "@/server/templates/draft-rules";
import type { Finding } from "@/server/templates/finding-rules";
import type { ShownDraft } from "@/server/templates/show-draft";
import { EditorCard } from "./editor-card";
import type { TemplateDraft } from "./use-template-draft";

/** Cards to scroll under the text (carousel): added, written, moved, removed; all of one make. */
export function EditorCards({
  shown,
  draft,
  findings,
}: {
  shown: ShownDraft;
  draft: TemplateDraft;
  findings: Finding[];
}) {
  const t = useTranslations("templates.editor.cards");
  const { content, language } = draft.fields;
  const { carousel } = content;
  const change = (next: DraftCarousel) => draft.changeContent({ carousel: next });
  const places = carousel?.cards.map((_, n) => n) ?? [];
  const move = (from: number, to: number) => {
    const order = places.filter((n) => n !== from);
    order.splice(to, 0, from);
    draft.changeContent(reorderCards(content, order));
  };
  return (
    <section className="flex flex-col gap-3">
      <Switch
        label={t("label")}
        hint={t("hint")}
        checked={Boolean(carousel)}
        onCheckedChange={(on) =>
          draft.changeContent(on ? { carousel: newCarousel() } : { ...reorderCards(content, []), carousel: null })
        }
      />
      {carousel ? (
        <>
          <CardMake carousel={carousel} onChange={change} />
          <ol className="m-0 flex list-none flex-col gap-3 p-0">
            {carousel.cards.map((card, n) => (
              <EditorCard
                key={n}
                card={card}
                at={n}
                format={carousel.format}
                language={language}
                numbersOnly={shown.target.provider === "twilio"}
                isWrong={findings.some((found) => found.card === n && found.severity === "error")}
                onChange={(part) =>
                  change({
                    ...carousel,
                    cards: carousel.cards.map((own, at) => (at === n ? { ...own, ...part } : own)),
                  })
                }
                onUp={n > 0 ? () => move(n, n - 1) : null}
                onDown={n < places.length - 1 ? () => move(n, n + 1) : null}
                onRemove={
                  places.length > cardLimits.fewest
                    ? () =>
                        draft.changeContent(
                          reorderCards(
                            content,
                            places.filter((at) => at !== n),
                          ),
                        )
                    : null
                }
              />
            ))}
          </ol>
          <Button
            className="self-start"
            reason={places.length >= cardLimits.most ? t("most", { max: cardLimits.most }) : null}
            onClick={() => change(withCard(carousel))}
          >
            <Plus aria-hidden />
            {t("add")}
          </Button>
        </>
      ) : null}
    </section>
  );
}

/** What all cards have alike: pictures or films, and the kinds of their buttons. */
function CardMake({ carousel, onChange }: { carousel: DraftCarousel; onChange: (next: DraftCarousel) => void }) {
  const t = useTranslations("templates.editor");
  const kinds = cardButtonKinds(carousel);
  const options = cardButtonTypes.map((value) => ({ value, label: t(`buttonType.${value}`) }));
  return (
    <div className="grid grid-cols-3 items-end gap-3 max-sm:grid-cols-1">
      <Field label={t("cards.format")}>
        <Select
          options={cardFormats.map((value) => ({ value, label: t(`headerFormat.${value}`) }))}
          value={carousel.format}
          onValueChange={(format) =>
            onChange({
              format,
              cards: carousel.cards.map((card) => ({ ...card, mediaId: null, fileName: null })),
            })
          }
        />
      </Field>
      {kinds.map((kind, at) => (
        <div key={at} className="flex items-end gap-1">
          <Field label={t("cards.buttonKind", { number: at + 1 })} className="flex-1">
            <Select
              options={options}
              value={cardButtonTypes.find((known) => known === kind) ?? null}
              onValueChange={(type) => onChange(withButtonKind(carousel, at, type))}
            />
          </Field>
          {kinds.length > 1 ? (
            <IconButton
              label={t("cards.removeKind", { number: at + 1 })}
              onClick={() => onChange(withButtonKind(carousel, at, null))}
            >
              <Trash2 aria-hidden />
            </IconButton>
          ) : null}
        </div>
      ))}
      {kinds.length < cardLimits.buttons ? (
        <Button className="justify-self-start" onClick={() => onChange(withButtonKind(carousel, kinds.length, "URL"))}>
          <Plus aria-hidden />
          {t("addButton")}
        </Button>
      ) : null}
    </div>
  );
}
