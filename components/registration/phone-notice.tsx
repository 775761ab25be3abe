"use client";
import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { phoneAdvice } from "@/server/registration/phone-rules";

/** N.52: a number that can hardly get an SMS says so before a code is on its way. */
export function PhoneNotice({ phone }: { phone: string }) {
  const t = useTranslations("registration.phoneAdvice");
  const advice = phoneAdvice(phone);
  return advice ? (
    <Banner tone="warn" role="status">
      {t(advice)}
    </Banner>
  ) : null;
}
