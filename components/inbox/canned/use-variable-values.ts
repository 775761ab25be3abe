"use client";
import { useQuery } from "@tanstack/react-query";
import { useFormatter } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import type { VariableValues } from "@/server/canned-texts/rules";
import { formatPhone } from "@/server/core/phone";
import type { Conversation } from "../inbox-types";
import { useMe } from "../me";

/** What is known of the client, the operator and our number, for the variables of a canned text. */
export function useVariableValues(conversation: Conversation, companyName: string | null): () => VariableValues {
  const me = useMe();
  const { data } = useQuery(useTRPC().team.me.queryOptions(undefined, { staleTime: 60_000 }));
  const format = useFormatter();
  const { contact, number } = conversation;
  return () => ({
    client: contact.name ?? contact.profileName,
    clientPhone: contact.phone && formatPhone(contact.phone),
    clientEmail: contact.email,
    operator: data?.clientName ?? me.name,
    number: number.name,
    numberPhone: formatPhone(number.phone),
    company: companyName,
    today: format.dateTime(new Date(), { day: "numeric", month: "numeric", year: "numeric" }),
    fields: contact.fields,
  });
}
