/** Seen only when the side bar is open; read aloud always. */
export const labelClass = "sr-only wide:not-sr-only group-data-[opens=xl]/nav:xl:not-sr-only";
