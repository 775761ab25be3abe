import { router, signedIn } from "../trpc/procedures";
import { removePhoto } from "./change-photo";
import { listPhotos } from "./show-photo";

export const photosRouter = router({
  list: signedIn.query(({ ctx }) => listPhotos(ctx)),
  remove: signedIn.mutation(({ ctx }) => removePhoto(ctx)),
});
