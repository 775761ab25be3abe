"use client";
import { useQuery } from "@tanstack/react-query";
import type { CountryCode } from "libphonenumber-js/max";
import { UserRoundSearch } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { type KeyboardEvent, useMemo, useRef, useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { Avatar } from "@/components/ui/avatar";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { ListState } from "@/components/ui/list-state";
import { formatPhone } from "@/server/core/phone";
import { useClientName } from "../client-name";
import { useDebounced } from "../use-debounced";
import { countryOptions, hasCountry, homeCountry, looksLikePhone, phoneIn } from "./new-session-phone";
import { NewSessionRecipient } from "./new-session-recipient";
import type { ChosenRecipient, NewSession } from "./new-session-state";

/** Step 2: somebody of the directory, or a phone that is being typed (S1.25); who was chosen is checked at once. */
export function NewSessionContact({ session }: { session: NewSession }) {
  const [text, setText] = useState("");
  const [country, setCountry] = useState<CountryCode>(homeCountry);
  if (session.to) return <NewSessionRecipient session={session} chosen={session.to} />;
  return <Search text={text} onText={setText} country={country} onCountry={setCountry} onPick={session.setTo} />;
}

function Search({
  text,
  onText,
  country,
  onCountry,
  onPick,
}: {
  text: string;
  onText: (text: string) => void;
  country: CountryCode;
  onCountry: (country: CountryCode) => void;
  onPick: (chosen: ChosenRecipient) => void;
}) {
  const t = useTranslations("composer.newSession.contact");
  const locale = useLocale();
  const countries = useMemo(() => countryOptions(locale), [locale]);
  const list = useRef<HTMLUListElement>(null);
  const { choices, isSearching } = useChoices(text, country);
  const isPhone = looksLikePhone(text);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter") {
      event.preventDefault();
      if (choices[0]) onPick(choices[0]);
    }
    if (event.key === "ArrowDown") {
      event.preventDefault();
      list.current?.querySelector("button")?.focus();
    }
  };
  return (
    <div className="flex h-full flex-col gap-4 p-6">
      <div className="flex flex-wrap items-end gap-3">
        <Field label={t("label")} className="min-w-56 flex-1">
          <Input
            size="lg"
            autoFocus
            autoComplete="off"
            inputMode="text"
            value={text}
            onValueChange={(typed) =>
              onText(looksLikePhone(typed) && typed.length > text.length ? phoneIn(typed, country).shown : typed)
            }
            onKeyDown={onKeyDown}
            placeholder={t("placeholder")}
          />
        </Field>
        {isPhone && !hasCountry(text) ? (
          <Field label={t("country")} className="w-56">
            <Combobox options={countries} value={country} onValueChange={(code) => code && onCountry(code)} />
          </Field>
        ) : null}
      </div>
      {choices.length > 0 ? (
        <ul
          ref={list}
          aria-label={t("results")}
          onKeyDown={moveInList}
          className="-mx-2 min-h-0 flex-1 list-none overflow-y-auto p-0"
        >
          {choices.map((choice) => (
            <Choice key={choice.key} choice={choice} onPick={onPick} />
          ))}
        </ul>
      ) : isSearching ? null : (
        <ListState
          role="status"
          icon={<UserRoundSearch />}
          title={text.trim() ? (isPhone ? t("invalid") : t("nothing")) : t("start")}
          className="pt-6"
        />
      )}
    </div>
  );
}

type ChoiceRow = ChosenRecipient & { key: string; id: string; name: string | null; hint: string };

/** Contacts that match, and the phone itself when it is whole and nobody of them has it. */
function useChoices(text: string, country: CountryCode): { choices: ChoiceRow[]; isSearching: boolean } {
  const t = useTranslations("composer.newSession.contact");
  const trpc = useTRPC();
  const nameOf = useClientName();
  const query = useDebounced(text.trim(), 200);
  const found = useQuery(
    trpc.contacts.search.queryOptions(
      { query: looksLikePhone(query) ? query.replace(/[^\d+]/g, "") : query, limit: 12 },
      { enabled: query.length > 1, placeholderData: (before) => before },
    ),
  );
  const people = (query.length > 1 ? (found.data ?? []) : []).map(({ id, name, phone }) => ({
    key: id,
    id,
    name,
    to: { contactId: id },
    label: nameOf({ name, phone }),
    hint: phone ? formatPhone(phone) : t("noPhone"),
  }));
  const { phone } = looksLikePhone(text) ? phoneIn(text, country) : { phone: null };
  const isKnown = found.data?.some((contact) => contact.phone === phone);
  const typed =
    phone && !isKnown
      ? [{ key: phone, id: phone, name: null, to: { phone }, label: formatPhone(phone), hint: t("newNumberHint") }]
      : [];
  return { choices: [...typed, ...people], isSearching: query.length > 1 && found.isFetching };
}

function Choice({ choice, onPick }: { choice: ChoiceRow; onPick: (chosen: ChosenRecipient) => void }) {
  const t = useTranslations("composer.newSession.contact");
  return (
    <li>
      <button
        type="button"
        onClick={() => onPick(choice)}
        className="flex min-h-12 w-full items-center gap-3 rounded-md px-2 py-1.5 text-left -outline-offset-2 hover:bg-hover"
      >
        <Avatar id={choice.id} name={choice.name} size={32} />
        <span className="min-w-0">
          <span className="block truncate font-medium">
            {"phone" in choice.to ? t("newNumber", { phone: choice.label }) : choice.label}
          </span>
          <span className="block truncate text-meta text-text-2">{choice.hint}</span>
        </span>
      </button>
    </li>
  );
}

function moveInList(event: KeyboardEvent<HTMLUListElement>): void {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const buttons = [...event.currentTarget.querySelectorAll("button")];
  const at = event.target instanceof HTMLButtonElement ? buttons.indexOf(event.target) : -1;
  event.preventDefault();
  buttons[at + (event.key === "ArrowDown" ? 1 : -1)]?.focus();
}
