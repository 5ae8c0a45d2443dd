/** The largest of some widths, 0 if there are none. A loop, since a call takes only so many arguments. */
export function widest(widths: Iterable<number>): number {
  let most = 0;
  for (const width of widths) if (width > most) most = width;
  return most;
}
