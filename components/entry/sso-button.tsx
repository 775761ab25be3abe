"use client";
import { KeyRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { leaveForSso } from "../shell/auth-requests";
import { Button } from "../ui/button";

/** Leads to the company's identity provider (N.8). */
export function SsoButton({
  name,
  next,
  isOnly,
  onUnreachable,
}: {
  name: string;
  next: string;
  isOnly: boolean;
  onUnreachable: () => void;
}) {
  const t = useTranslations("entry");
  const [pending, setPending] = useState(false);
  return (
    <Button
      size="lg"
      variant={isOnly ? "primary" : "secondary"}
      className="w-full"
      pending={pending}
      onClick={async () => {
        setPending(true);
        try {
          await leaveForSso(next);
        } catch {
          setPending(false);
          onUnreachable();
        }
      }}
    >
      <KeyRound aria-hidden />
      {t("sso", { name })}
    </Button>
  );
}
