/** Journals as data; the form is described by `docs/schemas/recover.schema.json`. */
import { bytesOfText, textOfBytes, type ByteString } from '../../model/bytes.ts';
import type { JournalView, ShownState } from '../../model/journal-view.ts';
import { wordJournalRefusal } from '../session/journal-refusal.ts';

/** Raised when a field changes its meaning or goes away. */
const FORMAT_VERSION = 1;

export function renderRecoverJson(action: 'show' | 'apply' | 'discard', views: readonly JournalView[]): ByteString {
  const journals = views.map(({ path, kind, refusal, command, steps, end, faults }) => ({
    path: textOfBytes(path),
    kind,
    refusal: refusal === undefined ? null : { code: refusal.code, message: textOfBytes(wordJournalRefusal(refusal)) },
    command: command === undefined ? null : textOfBytes(command),
    steps: steps.map((step) => ({
      path: textOfBytes(step.path),
      before: toJson(step.before),
      after: toJson(step.after),
      now: toJson(step.now),
      stands: step.stands,
      left: step.left.map(textOfBytes),
    })),
    end: end ?? null,
    faults: faults.map((fault) => ({
      path: textOfBytes(fault.path),
      code: fault.code,
      reason: textOfBytes(fault.reason),
    })),
  }));
  return bytesOfText(`${JSON.stringify({ version: FORMAT_VERSION, action, journals }, null, 2)}\n`);
}

function toJson(state: ShownState): { readonly kind: string; readonly target?: string } {
  return state.kind === 'link' ? { kind: 'link', target: textOfBytes(state.target) } : { kind: state.kind };
}
