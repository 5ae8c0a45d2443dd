/** In the bundles only: yargs' translator with the English that its keys already are. */
import { format } from 'node:util';

export default function y18n() {
  const strings = new Map();
  const look = (text) => strings.get(text) ?? text;
  return {
    __: (text, ...args) => format(look(text), ...args),
    __n: (one, other, count, ...args) => {
      const text = count === 1 ? one : other;
      return format(text, ...(text.includes('%d') ? [count] : []), ...args);
    },
    getLocale: () => 'en_US',
    setLocale: () => undefined,
    updateLocale: (entries) => Object.entries(entries).forEach(([key, text]) => strings.set(key, text)),
  };
}
