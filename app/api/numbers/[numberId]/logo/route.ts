import { appContext } from "@/server/app-context";
import { DomainError } from "@/server/core/errors";
import { serveLogo } from "@/server/profiles/serve-logo";

/** A number's logo for who holds its signed address: a provider that fetches it, and our own pages. A new logo has a new address. */
export async function GET(request: Request, { params }: { params: Promise<{ numberId: string }> }) {
  const { numberId } = await params;
  const query = new URL(request.url).searchParams;
  const address = { numberId, file: query.get("file") ?? "", signature: query.get("signature") ?? "" };
  try {
    return new Response(Buffer.from(await serveLogo(appContext(), address)), {
      headers: {
        "Content-Type": "image/jpeg",
        "Cache-Control": "public, max-age=31536000, immutable",
        "X-Content-Type-Options": "nosniff",
      },
    });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return new Response(null, { status: 404, headers: { "Cache-Control": "no-store" } });
  }
}
