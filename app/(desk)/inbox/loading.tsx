/** The desk of the layout has skeletons of its own; the sheet of other pages would flash over it. */
export default function Loading() {
  return null;
}
