/** Finds the scenario of a script, and reads it; what is wrong is told with its place. */
import type { ScenarioForm } from '../../exercise/scenario/form.ts';
import { readScenario } from '../../exercise/scenario/read.ts';
import { SCENARIO_SCHEMA } from '../../exercise/scenario/schema.ts';
import type { Host } from '../../host/door.ts';
import { bytesOfText, textOfBytes, type ByteString } from '../../model/bytes.ts';
import { nearestName } from '../../model/nearest.ts';
import { baseName } from '../../model/path.ts';
import type { Scenario, ScenarioFile } from '../../model/scenario.ts';
import { shortenName, showName } from '../../render/text/show.ts';
import { loadSchema, loadYaml } from '../frame/heavy.ts';
import type { SchemaFault } from '../frame/schema-check.ts';

export type ScenarioReading = { readonly scenario: Scenario | undefined } | { readonly wrong: string };

const MOST_BYTES = 1 << 20;

/** Beside the script: SCRIPT.exercise.yaml, or exercise/NAME.yaml. */
export function findScenario(host: Host, script: ByteString): ScenarioReading {
  const folder = script.slice(0, script.lastIndexOf('/') + 1);
  for (const path of [`${script}.exercise.yaml`, `${folder}exercise/${baseName(script)}.yaml`]) {
    if (host.kindOf(path) === 'file') return readScenarioFile(host, path);
  }
  return { scenario: undefined };
}

/** The scenario in a file. */
export function readScenarioFile(host: Host, path: ByteString): ScenarioReading {
  const shown = textOfBytes(showName(path));
  const found = host.readFile(path);
  if (found.kind !== 'text') {
    const reason = found.kind === 'error' ? found.reason : found.isFolder ? 'Is a directory' : 'no regular file';
    return { wrong: `cannot read ${shown}: ${reason}` };
  }
  if (found.text.length > MOST_BYTES) return { wrong: `${shown}: is too large: ${MOST_BYTES} bytes are the most` };
  const reading = loadYaml()(textOfBytes(found.text));
  const tell = ({ line, column }: { line: number; column: number }, wrong: string): ScenarioReading => ({
    wrong: `${shown}:${line}:${column}: ${wrong}`,
  });
  if ('wrong' in reading) return tell(reading.place, reading.wrong);
  const faults: SchemaFault[] = [];
  const isRight = loadSchema()(SCENARIO_SCHEMA, (fault) => faults.push(fault));
  const { value, placeOf } = reading;
  if (!isScenario(value, isRight)) {
    const [fault] = faults;
    return tell(placeOf(fault?.way ?? []), fault === undefined ? 'no scenario' : wordFault(fault));
  }
  const scenario = readScenario(value, { file: path, lineOf: (way) => placeOf(way).line });
  if ('wrong' in scenario) return tell(placeOf(scenario.way), scenario.wrong);
  const files: ScenarioFile[] = [];
  for (const file of scenario.files) {
    const copied = copyFile(host, path, file);
    if (copied === undefined)
      return tell(placeOf(['files', textOfBytes(file.path)]), `cannot read '${textOfBytes(file.copy ?? '')}'`);
    files.push(copied);
  }
  return { scenario: { ...scenario, files } };
}

function isScenario(value: unknown, isRight: (value: unknown) => boolean): value is ScenarioForm {
  return isRight(value);
}

/** With the text of the file that it copies. */
function copyFile(host: Host, scenario: ByteString, file: ScenarioFile): ScenarioFile | undefined {
  if (file.copy === undefined) return file;
  const found = host.readFile(besideScenario(scenario, file.copy));
  return found.kind === 'text' ? { ...file, text: found.text } : undefined;
}

/** A path as the scenario means it: from its own folder. */
export function besideScenario(scenario: ByteString, path: ByteString): ByteString {
  return path.startsWith('/') ? path : scenario.slice(0, scenario.lastIndexOf('/') + 1) + path;
}

function wordFault({ where, found, expected, unknown, known }: SchemaFault): string {
  const here = where === '' ? 'a scenario' : where;
  if (unknown !== undefined) {
    const nearest = nearestName(unknown, known);
    const guess = nearest === undefined ? `; there are ${known.join(', ')}` : `; did you mean '${nearest}'?`;
    return `${here} has no '${brief(unknown)}'${guess}`;
  }
  const nearest = typeof found === 'string' ? nearestName(found, known) : undefined;
  const guess = nearest === undefined ? '' : `; did you mean '${nearest}'?`;
  return `${here} must be ${expected}, not ${brief(JSON.stringify(found))}${guess}`;
}

/** No character of a file acts on a terminal, and none hides the sentence. */
function brief(text: string): string {
  return textOfBytes(showName(shortenName(bytesOfText(text), 80)));
}
