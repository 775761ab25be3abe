/** The sound of a notification. Browsers play nothing before the person touched the page, and then nothing is tried. */
let audio: HTMLAudioElement | null = null;

/** False where the browser does not allow it. */
export async function playChime(): Promise<boolean> {
  if (navigator.userActivation?.hasBeenActive === false) return false;
  audio ??= new Audio("/chime.wav");
  audio.currentTime = 0;
  return audio.play().then(
    () => true,
    () => false,
  );
}

/** Who is looked at decides first whether there is a sound. */
const hiddenWaitMs = 300;
const claimedMs = 5_000;

/**
 * One page of the browser answers for a notification: it plays the sound, or keeps quiet for all of them because the thing stands
 * before somebody's eyes there.
 */
export async function chimeOnce(
  id: string,
  { isVisible, hears }: { isVisible: boolean; hears: boolean },
): Promise<void> {
  if (!hears && !isVisible) return;
  if (!isVisible) await pause(hiddenWaitMs);
  if (!navigator.locks) return void (hears && (await playChime()));
  await navigator.locks.request(`chime ${id}`, { ifAvailable: true }, async (lock) => {
    if (!lock) return;
    if (hears) await playChime();
    await pause(claimedMs);
  });
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
