"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { FormDialog } from "@/components/ui/form-dialog";
import { isWhole, ProofFields } from "./proof-fields";

/** Switches the second factor off, for who has both the password and a code (N.8). */
export function EndDialog({
  isRequired,
  onClose,
  onDone,
}: {
  isRequired: boolean;
  onClose: () => void;
  onDone: () => void;
}) {
  const t = useTranslations("profile.secondFactor");
  const errorText = useErrorText();
  const [proof, setProof] = useState({ password: "", code: "" });
  const [isAsked, setAsked] = useState(false);
  const end = useMutation(
    useTRPC().auth.endSecondFactor.mutationOptions({ onSuccess: ({ ok }) => (ok ? onDone() : undefined) }),
  );
  return (
    <FormDialog
      onClose={onClose}
      title={t("endTitle")}
      description={isRequired ? t("endRequired") : t("endText")}
      confirm={t("end")}
      pending={end.isPending}
      problem={end.error ? errorText(end.error) : null}
      onSubmit={() => {
        setAsked(true);
        if (isWhole(proof)) end.mutate(proof);
      }}
    >
      <ProofFields
        proof={proof}
        isAsked={isAsked}
        answer={end.data}
        onChange={(typed) => {
          end.reset();
          setProof(typed);
        }}
      />
    </FormDialog>
  );
}
