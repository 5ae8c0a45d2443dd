/** A plan as data for other programs; the form is described by `docs/schemas/chkconfig-plan.schema.json`. */
import { bytesOfText, textOfBytes, type ByteString } from '../../model/bytes.ts';
import type { LinkChange, NumberCause, Plan } from '../../model/plan.ts';
import { toJsonPlace } from '../finding/json.ts';
import { levelName, wordReason } from './plan-text.ts';

/** Raised when a field changes its meaning or goes away. */
const FORMAT_VERSION = 1;

/** One JSON object with a line feed behind it. `isApplied`: whether the changes were made, or only planned. */
export function renderPlanJson({ links, files, refused }: Plan, status: number, isApplied: boolean): ByteString {
  const value = {
    version: FORMAT_VERSION,
    status,
    applied: isApplied,
    links: links.map(toJsonChange),
    files: files.map(({ path, service, text }) => ({
      path: textOfBytes(path),
      service: textOfBytes(service),
      text: textOfBytes(text),
    })),
    refused: refused.map(({ path, level, service, code }) => ({
      path: textOfBytes(path),
      runlevel: levelName(level),
      service: textOfBytes(service),
      code,
    })),
  };
  return bytesOfText(`${JSON.stringify(value, null, 2)}\n`);
}

function toJsonChange({ action, level, folder, service, before, after, target, reason }: LinkChange): unknown {
  return {
    action,
    runlevel: levelName(level),
    folder: textOfBytes(folder),
    service: textOfBytes(service),
    before: before === undefined ? null : textOfBytes(before),
    after: after === undefined ? null : textOfBytes(after),
    target: after === undefined ? null : textOfBytes(target),
    reason: {
      state: reason.state,
      number: reason.number === undefined ? null : toJsonCause(reason.number),
      message: textOfBytes(wordReason(reason)),
    },
  };
}

function toJsonCause(cause: NumberCause): unknown {
  const { kind } = cause;
  if (kind === 'default' || kind === 'missing') return { kind };
  if (kind === 'header') return { kind, place: toJsonPlace(cause.place) };
  return { kind, on: textOfBytes(cause.on), list: cause.list, place: toJsonPlace(cause.place) };
}
