"use client";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useRefreshContacts } from "@/components/contacts/use-contact-data";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { Banner } from "@/components/ui/banner";
import { FormDialog } from "@/components/ui/form-dialog";
import { RadioGroup } from "@/components/ui/radio-group";
import { SearchInput } from "@/components/ui/search-input";
import { showToast } from "@/components/ui/toast-manager";
import { formatPhone } from "@/server/core/phone";
import { useClientName } from "../client-name";
import type { Conversation } from "../inbox-types";
import { useDebounced } from "../use-debounced";

/** Whom of the directory the client is (S1.14); answers go on to the phone that wrote. */
export function LinkDialog({ conversation, onClose }: { conversation: Conversation; onClose: () => void }) {
  const t = useTranslations("inbox.link");
  const tCommon = useTranslations("common");
  const nameOf = useClientName();
  const { contact } = conversation;
  const [search, setSearch] = useState("");
  const [chosenId, choose] = useState<string | null>(null);
  const query = useDebounced(search.trim(), 250);
  const isSought = query.length > 1;
  const found = useQuery(
    useTRPC().contacts.list.queryOptions({ search: query, conditions: [], limit: 8 }, { enabled: isSought }),
  );
  const options = (isSought ? (found.data?.rows ?? []) : [])
    .filter(({ id }) => id !== contact.id)
    .map((other) => {
      const name = nameOf(other);
      const phone = other.phone ? formatPhone(other.phone) : undefined;
      return { value: other.id, label: name, hint: phone === name ? undefined : phone };
    });
  const { link } = useLink(conversation.id);
  const errorText = useErrorText();
  return (
    <FormDialog
      title={t("title")}
      description={contact.phone ? t("text", { phone: formatPhone(contact.phone) }) : t("textNoPhone")}
      confirm={t("confirm")}
      onClose={onClose}
      onSubmit={() =>
        chosenId && link.mutate({ conversationId: conversation.id, contactId: chosenId }, { onSuccess: onClose })
      }
      pending={link.isPending}
      reason={options.some(({ value }) => value === chosenId) ? null : t("chooseFirst")}
      problem={link.error ? errorText(link.error) : null}
    >
      <SearchInput label={t("search")} value={search} onValueChange={setSearch} />
      {found.isError ? <Banner tone="danger">{t("failed")}</Banner> : null}
      {options.length > 0 ? (
        <RadioGroup aria-label={t("found")} options={options} value={chosenId} onValueChange={choose} />
      ) : (
        <p role="status" className="m-0 text-text-3">
          {found.isFetching ? tCommon("loading") : t(isSought ? "nobody" : "hint")}
        </p>
      )}
    </FormDialog>
  );
}

/** Links and unlinks; a link can be taken back from its toast. */
export function useLink(conversationId: string) {
  const t = useTranslations("inbox.link");
  const trpc = useTRPC();
  const refresh = useRefreshContacts();
  const errorText = useErrorText();
  const unlink = useMutation(
    trpc.inbox.unlinkContact.mutationOptions({
      onSuccess: () => void showToast({ title: t("undone") }),
      onError: (error) => void showToast({ title: errorText(error), tone: "error" }),
      onSettled: () => refresh(),
    }),
  );
  const link = useMutation(
    trpc.inbox.linkContact.mutationOptions({
      onSuccess: () =>
        void showToast({
          title: t("done"),
          action: { label: t("undo"), onAction: () => unlink.mutate({ conversationId }) },
        }),
      onSettled: () => refresh(),
    }),
  );
  return { link, unlink };
}
