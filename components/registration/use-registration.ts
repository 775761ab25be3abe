"use client";
import { useMutation, useQuery } from "@tanstack/react-query";
import { CallError } from "@/components/live/call-error";
import { useTRPC } from "@/components/live/trpc";
import { useAfterMove } from "@/components/live/use-after-move";

const whileReviewedMs = 30_000;

/** One registration; looked at again while its provider reviews it. */
export function useRegistration(registrationId: string) {
  return useQuery(
    useTRPC().registration.get.queryOptions(
      { registrationId },
      { refetchInterval: ({ state }) => (state.data?.finishedAt ? whileReviewedMs : false) },
    ),
  );
}

/** Everything that moves a registration: each refreshes it and tells a refusal. */
export function useRegistrationMoves() {
  const trpc = useTRPC();
  const settled = useAfterMove(trpc.registration.pathKey());
  /** Shown beside the fields instead. */
  const quiet = { onSettled: settled.onSettled };
  const { registration } = trpc;
  return {
    start: useMutation(registration.start.mutationOptions(settled)),
    save: useMutation(registration.save.mutationOptions(settled)),
    markEmail: useMutation(registration.markEmail.mutationOptions(settled)),
    discard: useMutation(registration.discard.mutationOptions(settled)),
    saveCredentials: useMutation(registration.saveCredentials.mutationOptions(quiet)),
    finishSignup: useMutation(registration.finishSignup.mutationOptions(quiet)),
    noteRoadProblem: useMutation(registration.noteRoadProblem.mutationOptions(settled)),
    openPortal: useMutation(registration.openPortal.mutationOptions(settled)),
    listAgain: useMutation(registration.listAgain.mutationOptions(settled)),
    choose: useMutation(registration.choose.mutationOptions(quiet)),
    enterNumber: useMutation(registration.enterNumber.mutationOptions(quiet)),
    changeNumber: useMutation(registration.changeNumber.mutationOptions(settled)),
    requestCode: useMutation(registration.requestCode.mutationOptions(quiet)),
    verify: useMutation(registration.verify.mutationOptions(quiet)),
    finish: useMutation(
      registration.finish.mutationOptions({
        ...quiet,
        // Twilio looks at the code for some seconds.
        retry: (tries, error) => tries < 6 && refusalKey(error) === "senderVerifying",
        retryDelay: 2500,
      }),
    ),
    check: useMutation(registration.check.mutationOptions(settled)),
  };
}

export type RegistrationMoves = ReturnType<typeof useRegistrationMoves>;

function refusalKey(error: unknown): string | null {
  return error instanceof CallError ? error.message : null;
}
