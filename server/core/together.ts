/**
 * Steps of one transaction that do not wait for each other: the driver sends their statements in one go. It goes on only when all
 * have ended, also after a failure, so that no late statement reaches a connection whose transaction is over.
 */
export async function together(...steps: Promise<unknown>[]): Promise<void> {
  const ends = await Promise.allSettled(steps);
  const failed = ends.find((end) => end.status === "rejected");
  if (failed) throw failed.reason;
}
