/** What esbuild is told about the modules that the bundles do not take as they are. */
import fs from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../../..');

/** Libraries that are a file of their own beside the bundles: all of these share it, and a plain call never reads it. */
export const LIBRARIES = ['yargs', 'ajv', 'diff', 'yaml', 'tinyglobby', 'ignore'];

/** These libraries are taken from their files; without this plugin, they are taken in. */
export const librariesBeside = {
  name: 'libraries-beside',
  setup(setup) {
    setup.onResolve({ filter: new RegExp(`^(?:${LIBRARIES.join('|')})$`) }, ({ path: name }) => ({
      path: `./${name}.library.cjs`,
      external: true,
    }));
  },
};

/**
 * Libraries are loaded at their first use: the module that imports them is replaced by one with `require` calls, which
 * esbuild turns into functions.
 */
export const lazyLibraries = {
  name: 'lazy-libraries',
  setup(setup) {
    setup.onLoad({ filter: /[\\/]frame[\\/]heavy\.ts$/ }, () => ({
      loader: 'js',
      resolveDir: path.join(root, 'src/cli/frame'),
      contents: `
        export const loadYargs = () => { const { default: yargs } = require('yargs'); return (argv) => yargs(argv); };
        import { makeSchemaCheck } from './schema-check.ts';
        import { makeYamlReader } from './yaml-reader.ts';
        export const loadYaml = () => {
          const { parseDocument, LineCounter } = require('yaml');
          return makeYamlReader(parseDocument, LineCounter);
        };
        export const loadSchema = () => makeSchemaCheck(require('ajv').Ajv);
        export const loadDiff = () => require('diff').createTwoFilesPatch;
        export const loadGlob = () => {
          const { globSync } = require('tinyglobby');
          return (pattern) => globSync(pattern, { dot: true, expandDirectories: false });
        };
        export const loadIgnore = () => {
          const { default: ignore } = require('ignore');
          return (patterns) => {
            const rules = ignore().add(patterns);
            return (path) => rules.ignores(path);
          };
        };
        export const loadChalk = () => { const { Chalk } = require('chalk'); return (level) => new Chalk({ level }); };
      `,
    }));
  },
};

/** The stand-ins of the sandbox as texts, where there is no folder beside the file. */
export const shimsWithin = {
  name: 'shims-within',
  setup(setup) {
    setup.onLoad({ filter: /[\\/]sandbox[\\/]shims\.ts$/ }, ({ path: file }) => {
      const folder = path.join(path.dirname(file), 'shims');
      const names = fs.readdirSync(folder).filter((name) => name.endsWith('.sh'));
      const texts = names.map((name) => [
        path.basename(name, '.sh'),
        fs.readFileSync(path.join(folder, name), 'latin1'),
      ]);
      return {
        loader: 'js',
        contents: `const TEXTS = new Map(${JSON.stringify(texts)}); export const readShim = (name) => TEXTS.get(name);`,
      };
    });
  },
};

/**
 * `import fs from 'node:fs'` as the plain value that it is. esbuild would make a copy of it, name by name, in each module that
 * imports it, since that may want single names too; ours do not.
 */
export const plainFs = {
  name: 'plain-fs',
  setup(setup) {
    setup.onResolve({ filter: /^node:fs$/ }, ({ importer }) =>
      importer.startsWith(path.join(root, 'src')) ? { path: 'fs', namespace: 'plain' } : undefined,
    );
    setup.onLoad({ filter: /^/, namespace: 'plain' }, () => ({ contents: "export default require('fs');" }));
  },
};

/**
 * Modules called `late.ts` hand out what others have made. Here each of their functions loads that module at its first call:
 * its imports become `require` calls, which esbuild turns into functions.
 *
 * @param words the subcommands of the part that is bundled; all, if absent. Of the others' `late.ts`, and of the one of all
 *   commands what hands out others, nothing is taken in
 */
export function lateModules(words) {
  const isTaken = (subject, name) => {
    if (words === undefined) return true;
    return words.includes(subject === 'initorder' ? name.slice('run'.length).toLowerCase() : subject);
  };
  return {
    name: 'late-modules',
    setup(setup) {
      setup.onLoad({ filter: /[\\/]late\.ts$/ }, ({ path: file }) => {
        const subject = path.basename(path.dirname(file));
        let text = fs.readFileSync(file, 'utf8').replaceAll(/^import type .*;\n/gm, '');
        for (const [line, names, from] of text.matchAll(/^import \{ (.*) \} from ('.*');\n/gm)) {
          text = text.replace(line, '');
          for (const name of names.split(', ')) {
            const made = isTaken(subject, name) ? `require(${from}).${name}` : 'undefined';
            const whole = text.replace(` => ${name};`, ` => ${made};`);
            if (whole === text) throw new Error(`${file}: nothing hands out ${name}`);
            text = whole;
          }
        }
        return { loader: 'ts', contents: text, resolveDir: path.dirname(file) };
      });
    },
  };
}
