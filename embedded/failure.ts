/** Something the person at the terminal can act on: shown as one line, without a stack. */
export class Failure extends Error {}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

export const codeOf = (error: unknown): unknown => (error instanceof Error && "code" in error ? error.code : undefined);
