/** The mark: two speech forms that meet in a crossbar. Decoration, the name stands beside it. */
export function LogoMark({ size = 24, fill = "var(--accent)" }: { size?: number; fill?: string }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <path
        fill={fill}
        d="M4 8.5A4.5 4.5 0 0 1 13 8.5V10A3 3 0 0 0 19 10V8.5A4.5 4.5 0 0 1 23.5 4H27A1 1 0 0 1 28 5V23.5A4.5 4.5 0 0 1 19 23.5V22A3 3 0 0 0 13 22V23.5A4.5 4.5 0 0 1 8.5 28H5A1 1 0 0 1 4 27Z"
      />
    </svg>
  );
}
