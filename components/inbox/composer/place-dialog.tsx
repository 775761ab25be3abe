"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Input } from "@/components/ui/input";
import type { MessagePayload } from "@/server/providers/types";
import { MessagePlace } from "../thread/message-place";
import { pointIn } from "./place-text";

export type Place = NonNullable<MessagePayload["location"]>;

/** A place for the client's map: by coordinates or the address of a map, with its name. */
export function PlaceDialog({ onSend, onClose }: { onSend: (place: Place) => void; onClose: () => void }) {
  const t = useTranslations("composer.place");
  const [where, setWhere] = useState("");
  const [name, setName] = useState("");
  const [address, setAddress] = useState("");
  const point = pointIn(where);
  const place = point && {
    ...point,
    ...(name.trim() ? { name: name.trim() } : {}),
    ...(address.trim() ? { address: address.trim() } : {}),
  };
  return (
    <FormDialog
      title={t("title")}
      confirm={t("send")}
      onClose={onClose}
      onSubmit={() => place && onSend(place)}
      reason={place ? null : t("missing")}
    >
      <Field label={t("where")} hint={t("whereHint")} error={where.trim() && !point ? t("unreadable") : undefined}>
        <Input value={where} onValueChange={setWhere} maxLength={2000} autoComplete="off" />
      </Field>
      <Field label={t("name")} hint={t("optional")}>
        <Input value={name} onValueChange={setName} maxLength={200} />
      </Field>
      <Field label={t("address")} hint={t("optional")}>
        <Input value={address} onValueChange={setAddress} maxLength={200} />
      </Field>
      {place ? (
        <section aria-label={t("preview")} className="rounded-md border border-line p-3">
          <MessagePlace location={place} />
        </section>
      ) : null}
    </FormDialog>
  );
}
