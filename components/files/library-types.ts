import type { RouterOutputs } from "../live/trpc";

export type LibraryFile = RouterOutputs["library"]["list"][number];
/** A file that was taken out, ready to be sent. */
export type TakenFile = RouterOutputs["library"]["take"];
