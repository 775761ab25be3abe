import NextAuth from "next-auth";
import { authOptions, deviceOf } from "@/server/auth/options";

type Context = { params: Promise<{ nextauth: string[] }> };

const handler = (request: Request, context: Context) =>
  NextAuth(authOptions(deviceOf(request.headers)))(request, context);

export { handler as GET, handler as POST };
