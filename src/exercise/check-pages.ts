/** The checks as their pages have them. */
import type { CheckPage } from '../model/check-page.ts';
import { CHECK_LINKS } from './check-links.ts';
import { CHECKS } from './catalogue.ts';

/** In the order of the catalogue; checks of one name share a page. */
export function checkPages(): readonly CheckPage[] {
  return [...new Set(CHECKS.map(({ id }) => id))].map((id) => ({
    id,
    checks: CHECKS.filter((check) => check.id === id).map((check) => ({ ...check, levels: check.levels ?? {} })),
    mend: CHECK_LINKS.get(id)?.mend ?? '',
    rules: CHECK_LINKS.get(id)?.rules ?? [],
  }));
}
