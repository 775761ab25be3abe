"use client";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Input } from "@/components/ui/input";
import type { FailureCount } from "@/server/campaigns/failure-queries";
import type { ShownRepeats } from "@/server/campaigns/show-repeats";
import { formatPhone } from "@/server/core/phone";
import { useReasonName } from "./use-reason";

/** Before a repetition: to whom it goes, and why not to the others. */
export function RepeatDialog({
  shown,
  defaultName,
  pending,
  onConfirm,
  onClose,
}: {
  shown: ShownRepeats;
  defaultName: string;
  pending: boolean;
  onConfirm: (name: string) => void;
  onClose: () => void;
}) {
  const t = useTranslations("outcome.repeat");
  const [name, setName] = useState(defaultName);
  const [going] = useState(shown);
  const others = going.failures.filter(({ verdict }) => verdict !== "now");
  return (
    <FormDialog
      title={t("title")}
      description={t("text", { count: going.count })}
      confirm={t("confirm")}
      pending={pending}
      reason={name.trim() ? null : t("nameRequired")}
      onSubmit={() => onConfirm(name.trim())}
      onClose={onClose}
    >
      <Field label={t("name")}>
        <Input value={name} onValueChange={setName} maxLength={120} />
      </Field>
      <Going shown={going} />
      {others.length > 0 ? <Others failures={others} /> : null}
    </FormDialog>
  );
}

function Going({ shown: { people, count } }: { shown: ShownRepeats }) {
  const t = useTranslations("outcome.repeat");
  const reasonOf = useFailureName();
  return (
    <section>
      <h3 className="m-0 mb-1 text-body">{t("who")}</h3>
      <ul className="m-0 flex list-none flex-col gap-1 p-0">
        {people.map((person) => (
          <li key={person.id}>
            <span>{[person.name, formatPhone(person.phone)].filter(Boolean).join(" · ")}</span>
            <span className="block text-meta text-text-2">{reasonOf(person)}</span>
          </li>
        ))}
      </ul>
      {count > people.length ? (
        <p className="m-0 mt-1 text-text-2">{t("more", { count: count - people.length })}</p>
      ) : null}
    </section>
  );
}

function Others({ failures }: { failures: FailureCount[] }) {
  const t = useTranslations("outcome.repeat");
  const format = useFormatter();
  const reasonOf = useFailureName();
  return (
    <section>
      <h3 className="m-0 mb-1 text-body">{t("others")}</h3>
      <ul className="m-0 flex list-none flex-col gap-1 p-0">
        {failures.map((failure) => (
          <li key={`${failure.reason}|${failure.code}|${failure.verdict}`} className="flex gap-3">
            <span className="min-w-0 flex-1 text-text-2">
              {reasonOf(failure)}, {t(failure.verdict === "later" ? "later" : "neverAgain")}
            </span>
            <b>{format.number(failure.count)}</b>
          </li>
        ))}
      </ul>
    </section>
  );
}

function useFailureName() {
  const nameOf = useReasonName();
  return ({ reason, code }: Pick<FailureCount, "reason" | "code">) => nameOf({ plan: null, reason, code, count: 0 });
}
