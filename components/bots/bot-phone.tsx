"use client";
import { List, RotateCcw, SendHorizontal } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import type { BotScript, BotStep } from "@/db/schema/bots";
import { type BotEnd, type BotState, choiceIdOf, firstState, greet, hear } from "@/server/bots/rules";
import { isList } from "@/server/bots/script-rules";
import type { BotChoices } from "@/server/bots/show-bots";
import { useMoveText } from "./use-bot-words";

type Line = { who: "bot" | "client"; text: string; step: BotStep | null };
type Talk = { state: BotState; lines: Line[]; end: BotEnd | null };

/** Tries the bot as a client would (N.62), by the very rule that answers them; nothing is sent. A changed script begins anew. */
export function BotPhone({ script, choices }: { script: BotScript; choices: BotChoices }) {
  const t = useTranslations("bots.phone");
  const [talk, setTalk] = useState(() => begin(script));
  const [seen, setSeen] = useState(script);
  const [text, setText] = useState("");
  if (seen !== script) {
    setSeen(script);
    setTalk(begin(script));
  }
  const answer = (words: string, choiceId: string | null) => setTalk((old) => goOn(script, old, words, choiceId));
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === "") return;
    answer(text.trim(), null);
    setText("");
  };
  return (
    <section aria-label={t("title")} className="flex flex-col gap-3 xl:sticky xl:top-0">
      <div className="flex items-start gap-2">
        <div className="flex-1">
          <h2 className="m-0 text-body font-semibold">{t("title")}</h2>
          <p className="m-0 text-meta text-text-3">{t("hint")}</p>
        </div>
        <IconButton label={t("again")} onClick={() => setTalk(begin(script))}>
          <RotateCcw aria-hidden />
        </IconButton>
      </div>
      <div className="flex h-120 flex-col overflow-hidden rounded-[28px] border border-line-strong bg-sunken">
        <Lines talk={talk} script={script} onPress={answer} />
        {talk.end ? (
          <div role="status" className="border-t border-line bg-surface px-4 py-3">
            <EndLine end={talk.end} script={script} choices={choices} />
          </div>
        ) : (
          <form onSubmit={send} className="flex items-center gap-2 border-t border-line bg-surface p-3">
            <Input
              aria-label={t("text")}
              placeholder={t("text")}
              maxLength={500}
              value={text}
              onValueChange={setText}
            />
            <IconButton label={t("send")} type="submit">
              <SendHorizontal aria-hidden />
            </IconButton>
          </form>
        )}
      </div>
    </section>
  );
}

function begin(script: BotScript): Talk {
  const { state, says, end } = greet(script, firstState(script), new Date());
  return { state, lines: says ? [{ who: "bot", ...says }] : [], end };
}

function goOn(script: BotScript, talk: Talk, text: string, choiceId: string | null): Talk {
  if (talk.end) return talk;
  const at = new Date();
  // A person who tries it may be quicker than any client: what they write is always an answer.
  const { state, says, end } = hear(script, { ...talk.state, saidAt: null }, { text, choiceId, at }, at);
  const lines: Line[] = [...talk.lines, { who: "client", text, step: null }];
  return { state, lines: says ? [...lines, { who: "bot", ...says }] : lines, end };
}

function Lines({
  talk,
  script,
  onPress,
}: {
  talk: Talk;
  script: BotScript;
  onPress: (title: string, choiceId: string) => void;
}) {
  const t = useTranslations("bots.phone");
  const box = useRef<HTMLDivElement>(null);
  const count = talk.lines.length;
  useEffect(() => {
    if (count > 0 && box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [count]);
  return (
    <div
      ref={box}
      role="log"
      aria-label={t("talk")}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a column that scrolls must be reachable by keyboard
      tabIndex={0}
      className="flex min-h-0 flex-1 flex-col gap-2 overflow-y-auto p-3 -outline-offset-2"
    >
      {talk.lines.map((line, n) => (
        <div
          key={n}
          className={cn(
            "max-w-[85%] rounded-[14px] px-3 py-2 [overflow-wrap:anywhere] whitespace-pre-wrap",
            line.who === "bot" ? "self-start bg-surface" : "self-end bg-bubble-out",
          )}
        >
          <span className="sr-only">{t(line.who)}: </span>
          {line.text || <i className="text-text-3">{t("empty")}</i>}
          {line.step ? <Buttons step={line.step} script={script} isOver={talk.end !== null} onPress={onPress} /> : null}
        </div>
      ))}
    </div>
  );
}

function Buttons({
  step,
  script,
  isOver,
  onPress,
}: {
  step: BotStep;
  script: BotScript;
  isOver: boolean;
  onPress: (title: string, choiceId: string) => void;
}) {
  const t = useTranslations("bots.phone");
  return (
    <div className="mt-2 flex flex-col gap-1">
      {isList(step) ? (
        <span className="flex items-center justify-center gap-1.5 text-meta font-medium text-text-2">
          <List aria-hidden className="size-4" />
          {script.listButton || t("empty")}
        </span>
      ) : null}
      {step.choices.map((choice) => (
        <Button
          key={choice.id}
          disabled={isOver}
          className="h-auto min-h-8 flex-col py-1 whitespace-normal"
          onClick={() => onPress(choice.title, choiceIdOf(step, choice))}
        >
          {choice.title || t("empty")}
          {isList(step) && choice.description ? (
            <span className="text-meta font-normal text-text-2">{choice.description}</span>
          ) : null}
        </Button>
      ))}
    </div>
  );
}

function EndLine({ end, script, choices }: { end: BotEnd; script: BotScript; choices: BotChoices }) {
  const t = useTranslations("bots");
  const moveText = useMoveText(script, choices);
  return (
    <p className="m-0">
      <span className="font-medium">{t(`talk.outcomes.${end.outcome}`)}</span>
      {end.to ? ` · ${moveText(end.to)}` : null}
    </p>
  );
}
