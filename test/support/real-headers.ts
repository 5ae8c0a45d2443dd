import { readdirSync, readFileSync } from 'node:fs';
import type { Profile } from '../../src/model/lint.ts';

export interface RealScript {
  readonly path: string;
  readonly text: string;
  readonly profile: Profile | undefined;
}

const FIXTURES = new URL('../../fixtures/', import.meta.url);

function readScripts(folder: string): readonly RealScript[] {
  const base = new URL(`${folder}/`, FIXTURES);
  return readdirSync(base).map((name) => {
    const text = readFileSync(new URL(name, base), 'latin1');
    // Of some scripts the fixtures have the header only.
    return {
      path: `${folder.replace(/^[^/]*\//, '')}/${name}`,
      text: text.startsWith('#!') ? text : `#!/bin/sh\n${text}`,
      profile: undefined,
    };
  });
}

function readLintCases(): readonly RealScript[] {
  const { cases } = JSON.parse(readFileSync(new URL('lint/cases.json', FIXTURES), 'utf8')) as {
    cases: (RealScript & { readonly files?: readonly RealScript[] })[];
  };
  return cases.flatMap(({ files, path, text, profile }) => (files === undefined ? [{ path, text, profile }] : []));
}

/** Headers of real systems, and whole scripts as people write them. */
export const REAL_SCRIPTS: readonly RealScript[] = [
  ...readScripts('freebsd-12.1/rc.d'),
  ...readScripts('debian-sysvinit/etc/init.d'),
  ...readScripts('lsb-ring/etc/init.d'),
  ...readScripts('chkconfig/small/etc/init.d'),
  ...readLintCases(),
];
