import type { CannedText } from "@/server/canned-texts/list-canned-texts";

/** The files of a text as if the operator had chosen them: what is sent is always their own upload. */
export async function fetchFiles({ id, files }: CannedText): Promise<{ files: File[]; failed: string[] }> {
  const fetched = await Promise.all(files.map((file) => fetchFile(id, file)));
  return {
    files: fetched.filter((file) => file instanceof File),
    failed: fetched.filter((file) => typeof file === "string"),
  };
}

/** Its name when it could not be had. */
async function fetchFile(cannedTextId: string, file: CannedText["files"][number]): Promise<File | string> {
  const name = file.fileName ?? file.mediaId;
  try {
    const answer = await fetch(`/api/canned-texts/${cannedTextId}/files/${file.mediaId}`);
    if (!answer.ok) return name;
    return new File([await answer.blob()], name, { type: file.mimeType ?? "application/octet-stream" });
  } catch {
    return name;
  }
}
