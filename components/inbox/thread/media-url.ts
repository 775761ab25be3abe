/** Where the browser reads a file of a conversation; the server checks again who may. */
export const mediaUrl = (mediaId: string): string => `/api/media/${mediaId}`;
export const downloadUrl = (mediaId: string): string => `/api/media/${mediaId}?download=1`;

/** The box of a picture before it is loaded, so that nothing jumps: at most `longest` on either side, never larger than it is. */
export function boxOf(
  size: { width: number | null; height: number | null },
  longest = 320,
): { width: number; height: number } {
  const { width, height } = size;
  if (!width || !height) return { width: 240, height: 180 };
  const scale = Math.min(1, longest / width, longest / height);
  return { width: Math.max(120, Math.round(width * scale)), height: Math.max(80, Math.round(height * scale)) };
}
