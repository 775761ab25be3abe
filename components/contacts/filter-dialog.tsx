"use client";
import { useMutation } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { ContactCondition } from "@/db/schema/contacts";
import type { SavedFilter } from "@/server/contacts/save-filter";
import { isFilledIn } from "./condition-form";
import { ConditionRow } from "./condition-row";
import { useFound, useRefreshContacts } from "./use-contact-data";
import type { AppliedFilter } from "./use-sought";

const first: ContactCondition = { kind: "lastMessage", test: "within", days: 30 };

/** Conditions of a filter with a live count (S2.6): used at once, or saved under a name for oneself or for all. */
export function FilterDialog({
  filter,
  start = [first],
  savesOnly = false,
  onApply,
  onClose,
}: {
  filter: SavedFilter | null;
  /** What a new one begins with. */
  start?: ContactCondition[];
  /** Where only a saved filter is of use (S2.8). */
  savesOnly?: boolean;
  onApply: (filter: AppliedFilter) => void;
  onClose: () => void;
}) {
  const t = useTranslations("contacts.filter");
  const [conditions, setConditions] = useState<ContactCondition[]>(filter?.conditions ?? start);
  const [name, setName] = useState(filter?.name ?? "");
  const [isShared, setShared] = useState(filter?.isShared ?? false);
  const isWhole = conditions.length > 0 && conditions.every(isFilledIn);
  const save = useSave((filterId) => {
    onApply({ id: filterId, name: name.trim(), conditions });
    onClose();
  });
  const apply = () => {
    onApply({ id: null, name: null, conditions });
    onClose();
  };
  const missing = isWhole ? null : t("fillIn");
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={filter ? t("changeTitle") : t("new")}
      description={t("text")}
      size="lg"
      footer={
        <>
          <Count conditions={conditions} isWhole={isWhole} />
          <span className="flex-1" />
          {savesOnly ? null : (
            <Button reason={missing} onClick={apply}>
              {t("use")}
            </Button>
          )}
          <Button
            variant="primary"
            reason={missing ?? (name.trim() ? null : t("nameIt"))}
            pending={save.isPending}
            onClick={() => save.send({ filterId: filter?.id ?? null, name, conditions, isShared })}
          >
            {t("save")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {save.error ? (
          <Banner tone="danger" role="alert">
            {save.error}
          </Banner>
        ) : null}
        <ul aria-label={t("conditions")} className="m-0 flex list-none flex-col gap-3 p-0">
          {conditions.map((condition, at) => (
            <li key={at}>
              <ConditionRow
                condition={condition}
                onChange={(next) => setConditions(conditions.map((old, n) => (n === at ? next : old)))}
                onRemove={() => setConditions(conditions.filter((_, n) => n !== at))}
              />
            </li>
          ))}
        </ul>
        <Button
          variant="plain"
          className="self-start"
          reason={conditions.length >= 20 ? t("mostConditions") : null}
          onClick={() => setConditions([...conditions, first])}
        >
          <Plus aria-hidden />
          {t("addCondition")}
        </Button>
        <Field label={t("name")} hint={savesOnly ? null : t("nameHint")}>
          <Input value={name} maxLength={60} onValueChange={setName} />
        </Field>
        <Checkbox label={t("share")} hint={t("shareHint")} checked={isShared} onCheckedChange={setShared} />
      </div>
    </Dialog>
  );
}

function Count({ conditions, isWhole }: { conditions: ContactCondition[]; isWhole: boolean }) {
  const t = useTranslations("contacts.filter");
  const found = useFound({ search: "", conditions }, isWhole);
  return (
    <span role="status" className="text-text-2">
      {isWhole && found.data ? t(found.data.isMore ? "foundMore" : "found", { count: found.data.count }) : null}
    </span>
  );
}

function useSave(onSaved: (filterId: string) => void) {
  const trpc = useTRPC();
  const refresh = useRefreshContacts();
  const errorText = useErrorText();
  const save = useMutation(
    trpc.contacts.saveFilter.mutationOptions({
      onSuccess: ({ filterId }) => onSaved(filterId),
      onSettled: () => refresh(),
    }),
  );
  return { send: save.mutate, isPending: save.isPending, error: save.error ? errorText(save.error) : null };
}
