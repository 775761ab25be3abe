import { z } from "zod";

const name = z.string().trim().min(1).max(120);
/** Empty = in no folder. */
const folder = z.string().trim().max(60);

/** `mediaId`: a file that the person uploaded just before. */
export const addToLibraryInput = z.object({ mediaId: z.uuid(), name, folder });
export type AddToLibraryInput = z.infer<typeof addToLibraryInput>;

export const changeLibraryInput = z.object({ libraryFileId: z.uuid(), name, folder });
export type ChangeLibraryInput = z.infer<typeof changeLibraryInput>;

export const libraryFileInput = z.object({ libraryFileId: z.uuid() });
export type LibraryFileInput = z.infer<typeof libraryFileInput>;
