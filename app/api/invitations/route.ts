import { acceptInvitation } from "@/server/team/accept-invitation";
import { acceptInvitationInput } from "@/server/team/schema";
import { unsigned } from "../unsigned";

/** Opens the account of an invitation: nobody is signed in yet, the link's token is the right. */
export const POST = (request: Request) => unsigned(request, acceptInvitationInput, acceptInvitation);
