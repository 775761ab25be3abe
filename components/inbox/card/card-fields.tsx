"use client";
import { useTranslations } from "next-intl";
import { useFields } from "@/components/contacts/use-contact-data";
import { FillButton, useFilledFields } from "@/components/sessions/session-fields";
import { DetailsList } from "@/components/ui/details-list";
import type { Conversation } from "../inbox-types";
import { CardNothing, CardSection } from "./client-card";

/** Parametry sezení (N.71) of the open session, else of the last one; no section where the company keeps none. */
export function CardFields({ conversation }: { conversation: Conversation }) {
  const t = useTranslations("sessions.fields");
  const { offered } = useFields("session");
  const { sessionFields: values } = conversation;
  const filled = useFilledFields(values);
  const sessionId = conversation.session?.id ?? conversation.lastSessionId;
  if (!sessionId || (offered.length === 0 && filled.length === 0)) return null;
  return (
    <CardSection
      title={t("title")}
      aside={
        <span className="-my-2 flex">
          <FillButton key={sessionId} sessionId={sessionId} values={values} />
        </span>
      }
    >
      {filled.length > 0 ? (
        <DetailsList items={filled} className="grid-cols-[minmax(64px,auto)_minmax(0,1fr)]" />
      ) : (
        <CardNothing>{t("none")}</CardNothing>
      )}
    </CardSection>
  );
}
