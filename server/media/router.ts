import { allowed, router } from "../trpc/procedures";
import { addToLibrary, changeLibraryFile, removeFromLibrary, showLibraryUse } from "./change-library";
import { addToLibraryInput, changeLibraryInput, libraryFileInput } from "./library-schema";
import { listLibrary, takeFromLibrary } from "./use-library";

const use = allowed("inbox.use");
const manage = allowed("library.manage");

/** The file library (N.60): everybody sends from it, who may changes it. */
export const libraryRouter = router({
  list: use.query(({ ctx }) => listLibrary(ctx)),
  take: use.input(libraryFileInput).mutation(({ ctx, input }) => takeFromLibrary(ctx, input)),
  useOf: manage.input(libraryFileInput).query(({ ctx, input }) => showLibraryUse(ctx, input)),
  add: manage.input(addToLibraryInput).mutation(({ ctx, input }) => addToLibrary(ctx, input)),
  change: manage.input(changeLibraryInput).mutation(({ ctx, input }) => changeLibraryFile(ctx, input)),
  remove: manage.input(libraryFileInput).mutation(({ ctx, input }) => removeFromLibrary(ctx, input)),
});
