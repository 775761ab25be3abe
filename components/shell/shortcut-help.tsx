"use client";
import { useTranslations } from "next-intl";
import { Fragment } from "react";
import type { Role } from "@/db/enums";
import { places, type Shortcut, shortcuts } from "../keys/shortcut-list";
import { cn } from "../ui/class-names";
import { Dialog } from "../ui/dialog";
import { Switch } from "../ui/switch";
import { chooseSingleKeys, useAreSingleKeysOn } from "./preferences";
import { useMay } from "./use-may";

/** Klávesové zkratky (N.86): what the keyboard can do for this role, and the switch of the single keys (WCAG 2.1.4). */
export function ShortcutHelp({
  role,
  open,
  onOpenChange,
}: {
  role: Role;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const t = useTranslations("keys");
  const may = useMay(role);
  const isOn = useAreSingleKeysOn();
  const seen = shortcuts.filter(({ needs }) => needs === null || may(needs));
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t("title")} size="lg">
      <div className="grid items-start gap-x-10 gap-y-6 sm:grid-cols-2">
        {places.map((place) => (
          <section key={place} aria-labelledby={`keys-${place}`}>
            <h3 id={`keys-${place}`} className="m-0 mb-1 text-meta font-medium text-text-2">
              {t(`places.${place}`)}
            </h3>
            <ul className="m-0 list-none p-0">
              {seen
                .filter(({ where }) => where === place)
                .map((shortcut) => (
                  <Line key={shortcut.id} shortcut={shortcut} isOff={shortcut.isSingle && !isOn} />
                ))}
            </ul>
          </section>
        ))}
      </div>
      <Switch
        className="mt-6"
        label={t("switch")}
        hint={t("switchHint")}
        checked={isOn}
        onCheckedChange={chooseSingleKeys}
      />
    </Dialog>
  );
}

function Line({ shortcut: { id, presses }, isOff }: { shortcut: Shortcut; isOff: boolean }) {
  const t = useTranslations("keys");
  return (
    <li className="flex min-h-9 items-center gap-4 border-t border-line py-1">
      <span className={cn("min-w-0 flex-1", isOff && "text-text-2")}>{t(`does.${id}`)}</span>
      {isOff ? (
        <span className="text-meta text-text-2">{t("off")}</span>
      ) : (
        <span className="flex shrink-0 items-center gap-1.5 text-meta text-text-2">
          {presses.map((press, at) => (
            <Fragment key={press}>
              {at > 0 ? t("or") : null}
              <Press press={press} />
            </Fragment>
          ))}
        </span>
      )}
    </li>
  );
}

function Press({ press }: { press: string }) {
  const t = useTranslations("keys");
  const ctrl = /^(Mac|iP)/.test(navigator.platform) ? "⌘" : "Ctrl";
  return press.split(" ").map((step, at) => (
    <Fragment key={step}>
      {at > 0 ? t("then") : null}
      <span className="flex gap-1">
        {step.split("+").map((key) => (
          <kbd
            key={key}
            className="min-w-6 rounded-xs bg-sunken px-1.5 text-center font-sans leading-6 font-medium text-text shadow-[inset_0_0_0_1px_var(--line)]"
          >
            {key === "Ctrl" ? ctrl : key}
          </kbd>
        ))}
      </span>
    </Fragment>
  ));
}
