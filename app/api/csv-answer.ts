import { lineStream } from "@/server/core/line-stream";
import { contentDisposition } from "@/server/media/file-name-rules";

/** A CSV file as an answer; lines are sent while they are read. */
export async function csvAnswer(fileName: string, content: string | AsyncGenerator<string>): Promise<Response> {
  return new Response(typeof content === "string" ? content : await lineStream(content), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": contentDisposition("attachment", fileName),
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
