"use client";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useClientName } from "@/components/inbox/client-name";
import { useDebounced } from "@/components/inbox/use-debounced";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { RadioGroup } from "@/components/ui/radio-group";
import { SearchInput } from "@/components/ui/search-input";
import { showToast } from "@/components/ui/toast-manager";
import { formatPhone } from "@/server/core/phone";
import { useContactMoves, useRefreshContacts } from "./use-contact-data";

type Kept = { id: string; name: string | null; profileName: string | null; phone: string | null };
type Other = { id: string; name: string | null; phone: string | null };

/** Another contact goes into this one (O16): suggestions first, else by search; can be taken back for two days. */
export function MergeDialog({ contact, onClose }: { contact: Kept; onClose: () => void }) {
  const t = useTranslations("contacts.merge");
  const tCommon = useTranslations("common");
  const trpc = useTRPC();
  const nameOf = useClientName();
  const [search, setSearch] = useState("");
  const [otherId, choose] = useState<string | null>(null);
  const query = useDebounced(search.trim(), 250);
  const twins = useQuery(trpc.contacts.suggestMerges.queryOptions({ contactId: contact.id }));
  const found = useQuery(trpc.contacts.list.queryOptions({ search: query, limit: 8 }, { enabled: query.length > 1 }));
  const shown: Other[] = (query.length > 1 ? (found.data?.rows ?? []) : (twins.data ?? [])).filter(
    ({ id }) => id !== contact.id,
  );
  const merge = useMerge(onClose);
  const options = shown.map((other) => {
    const name = nameOf(other);
    const phone = other.phone ? formatPhone(other.phone) : undefined;
    return { value: other.id, label: name, hint: phone === name ? undefined : phone };
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title", { name: nameOf(contact) })}
      description={t("text")}
      footer={
        <>
          <Button variant="plain" onClick={onClose}>
            {tCommon("cancel")}
          </Button>
          <Button
            variant="primary"
            pending={merge.isPending}
            reason={options.some(({ value }) => value === otherId) ? null : t("chooseFirst")}
            onClick={() => otherId && merge.send({ keptId: contact.id, mergedId: otherId })}
          >
            {t("confirm")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        {merge.error ? (
          <Banner tone="danger" role="alert">
            {merge.error}
          </Banner>
        ) : null}
        <SearchInput label={t("search")} value={search} onValueChange={setSearch} />
        <p className="m-0 text-meta text-text-2">{query.length > 1 ? t("found") : t("suggested")}</p>
        {twins.isError || found.isError ? <Banner tone="danger">{t("failed")}</Banner> : null}
        {options.length > 0 ? (
          <RadioGroup aria-label={t("other")} options={options} value={otherId} onValueChange={choose} />
        ) : (
          <p role="status" className="m-0 text-text-3">
            {twins.isPending || found.isFetching
              ? tCommon("loading")
              : query.length > 1
                ? t("nobody")
                : t("noSuggestion")}
          </p>
        )}
      </div>
    </Dialog>
  );
}

function useMerge(onDone: () => void) {
  const t = useTranslations("contacts.merge");
  const trpc = useTRPC();
  const refresh = useRefreshContacts();
  const errorText = useErrorText();
  const { undoMerge } = useContactMoves();
  const merge = useMutation(
    trpc.contacts.merge.mutationOptions({
      onSuccess: ({ mergeId }) => {
        showToast({ title: t("done"), action: { label: t("undo"), onAction: () => undoMerge.mutate({ mergeId }) } });
        onDone();
      },
      onSettled: () => refresh(),
    }),
  );
  return { send: merge.mutate, isPending: merge.isPending, error: merge.error ? errorText(merge.error) : null };
}
