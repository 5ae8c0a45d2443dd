/** The form of a scenario file, as its schema has it. */
import type { ExerciseProfile } from '../../model/exercise.ts';

export interface AnswerForm {
  readonly args?: string | readonly string[];
  readonly out?: string;
  readonly err?: string;
  readonly exit?: number;
  readonly delay?: number;
  readonly times?: number;
  readonly creates?: string | readonly string[];
  readonly removes?: string | readonly string[];
  readonly then?: AnswerForm;
}

export interface FileForm {
  readonly text?: string;
  readonly copy?: string;
  readonly mode?: string;
  readonly dir?: boolean;
  readonly link?: string;
}

export type Texts = Readonly<Record<string, string>>;

export interface StepForm {
  readonly run?: string | readonly string[];
  readonly kill?: { readonly program: string; readonly signal?: string };
  readonly write?: Texts;
  readonly remove?: readonly string[];
  readonly rcconf?: Texts;
  readonly fresh?: true;
  readonly as?: string;
  readonly exit?: number | readonly number[];
  readonly stdout?: string;
  readonly stderr?: string;
  readonly calls?: readonly string[];
  readonly signals?: readonly string[];
  readonly running?: readonly string[];
  readonly stopped?: readonly string[];
  readonly same?: string;
  readonly new?: string;
  readonly files?: Texts;
  readonly within?: number;
}

export interface ScenarioForm {
  readonly version: 1;
  readonly script?: string;
  readonly profile?: ExerciseProfile;
  readonly kind?: 'daemon' | 'oneshot';
  readonly program?: {
    readonly path: string;
    readonly mode?: 'fork' | 'foreground' | 'once';
    readonly pidfile?: string;
    readonly delay?: number;
    readonly term?: 'exit' | 'slow' | 'ignore';
    readonly exit?: number;
    readonly anyone?: boolean;
  };
  readonly commands?: Readonly<Record<string, AnswerForm | readonly AnswerForm[]>>;
  readonly files?: Readonly<Record<string, string | FileForm>>;
  readonly users?: readonly string[];
  readonly rcconf?: Texts;
  readonly env?: Texts;
  readonly standard?:
    | boolean
    | {
        readonly skip?: readonly string[];
        readonly expect?: Readonly<Record<string, number>>;
        readonly because?: string;
      };
  readonly limits?: { readonly action?: number; readonly total?: number };
  readonly steps?: readonly StepForm[];
}
