/**
 * Whether a player is worth showing for a sound or a film of this type (S1.10). `canPlayType` is the browser's own: "probably",
 * "maybe" or nothing. AMR and, in an older Safari, voice messages in OGG are what it is mostly about; a "maybe" that fails after all
 * is caught by the player.
 */
export function isPlayable(mimeType: string | null, canPlayType: (type: string) => string): boolean {
  if (!mimeType) return false;
  // 3GP is MP4 by another name: browsers deny the name, yet many play what is inside.
  return canPlayType(mimeType === "video/3gpp" ? "video/mp4" : mimeType) !== "";
}
