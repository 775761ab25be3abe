import { signOutEverywhere } from "../auth/sign-out-everywhere";
import { allowed, router, signedIn } from "../trpc/procedures";
import { awayReasons, awayReasonsSchema, saveAwayReasons } from "./away-reasons";
import { blockedFilesSchema } from "./blocked-file-rules";
import { blockedFiles, saveBlockedFiles } from "./blocked-files";
import { changePassword } from "./change-password";
import { changeUser } from "./change-user";
import { deskChange, deskSettings, saveDeskSettings } from "./desk-settings";
import { dissolveGroup } from "./dissolve-group";
import { features, saveFeatures } from "./features";
import { inviteUser, revokeInvitation } from "./invite-user";
import { listGroups } from "./list-groups";
import { listPeople } from "./list-people";
import { ownLogins, signOutDevice } from "./own-logins";
import { chooseLocale, saveProfile } from "./own-profile";
import { findUser } from "./queries";
import { saveGroup } from "./save-group";
import {
  changeUserInput,
  featuresSchema,
  groupInput,
  invitationInput,
  inviteUserInput,
  localeInput,
  loginInput,
  passwordInput,
  presenceInput,
  presenceOfInput,
  profileInput,
  saveGroupInput,
  userInput,
} from "./schema";
import { setPresence } from "./set-presence";
import { switchUser } from "./switch-user";

const manage = allowed("team.manage");

export const teamRouter = router({
  me: signedIn.query(({ ctx }) => findUser(ctx.db, ctx.actor.userId)),
  setPresence: signedIn
    .input(presenceInput)
    .mutation(({ ctx, input }) => setPresence(ctx, { userId: ctx.actor.userId, ...input })),
  setPresenceOf: allowed("operators.manage")
    .input(presenceOfInput)
    .mutation(({ ctx, input }) => setPresence(ctx, input)),
  saveProfile: signedIn.input(profileInput).mutation(({ ctx, input }) => saveProfile(ctx, input)),
  chooseLocale: signedIn.input(localeInput).mutation(({ ctx, input }) => chooseLocale(ctx, input)),
  changePassword: signedIn.input(passwordInput).mutation(({ ctx, input }) => changePassword(ctx, input)),
  logins: signedIn.query(({ ctx }) => ownLogins(ctx)),
  signOutDevice: signedIn.input(loginInput).mutation(({ ctx, input }) => signOutDevice(ctx, input)),
  signOutEverywhere: signedIn.mutation(({ ctx }) => signOutEverywhere(ctx, { userId: ctx.actor.userId })),
  awayReasons: signedIn.query(({ ctx }) => awayReasons(ctx)),
  saveAwayReasons: manage.input(awayReasonsSchema).mutation(({ ctx, input }) => saveAwayReasons(ctx, input)),
  features: manage.query(({ ctx }) => features(ctx)),
  saveFeatures: manage.input(featuresSchema).mutation(({ ctx, input }) => saveFeatures(ctx, input)),
  /** Whoever attaches a file learns before the upload what is not taken (S1.13). */
  blockedFiles: signedIn.query(({ ctx }) => blockedFiles(ctx)),
  saveBlockedFiles: manage.input(blockedFilesSchema).mutation(({ ctx, input }) => saveBlockedFiles(ctx, input)),
  people: manage.query(({ ctx }) => listPeople(ctx)),
  changeUser: manage.input(changeUserInput).mutation(({ ctx, input }) => changeUser(ctx, input)),
  deactivate: manage.input(userInput).mutation(({ ctx, input }) => switchUser(ctx, { ...input, active: false })),
  reactivate: manage.input(userInput).mutation(({ ctx, input }) => switchUser(ctx, { ...input, active: true })),
  invite: manage.input(inviteUserInput).mutation(({ ctx, input }) => inviteUser(ctx, input)),
  revokeInvitation: manage.input(invitationInput).mutation(({ ctx, input }) => revokeInvitation(ctx, input)),
  desk: manage.query(({ ctx }) => deskSettings(ctx)),
  saveDesk: manage.input(deskChange).mutation(({ ctx, input }) => saveDeskSettings(ctx, input)),
  groups: manage.query(({ ctx }) => listGroups(ctx)),
  saveGroup: manage.input(saveGroupInput).mutation(({ ctx, input }) => saveGroup(ctx, input)),
  dissolveGroup: manage.input(groupInput).mutation(({ ctx, input }) => dissolveGroup(ctx, input)),
});
