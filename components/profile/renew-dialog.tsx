"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { Dialog } from "@/components/ui/dialog";
import { FormDialog } from "@/components/ui/form-dialog";
import { isWhole, ProofFields } from "./proof-fields";
import { RecoveryCodes } from "./recovery-codes";

/** New recovery codes, for who has both the password and a code; the older ones stop working (N.8). */
export function RenewDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("profile.secondFactor");
  const errorText = useErrorText();
  const [proof, setProof] = useState({ password: "", code: "" });
  const [isAsked, setAsked] = useState(false);
  const renew = useMutation(useTRPC().auth.renewRecoveryCodes.mutationOptions());
  if (renew.data?.ok)
    return (
      <Dialog open onOpenChange={(open) => !open && onClose()} title={t("codesTitle")}>
        <RecoveryCodes codes={renew.data.codes} done={t("done")} onDone={onClose} />
      </Dialog>
    );
  return (
    <FormDialog
      onClose={onClose}
      title={t("renewTitle")}
      description={t("renewText")}
      confirm={t("renew")}
      pending={renew.isPending}
      problem={renew.error ? errorText(renew.error) : null}
      onSubmit={() => {
        setAsked(true);
        if (isWhole(proof)) renew.mutate(proof);
      }}
    >
      <ProofFields
        proof={proof}
        isAsked={isAsked}
        answer={renew.data}
        onChange={(typed) => {
          renew.reset();
          setProof(typed);
        }}
      />
    </FormDialog>
  );
}
