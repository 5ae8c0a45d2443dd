import fc from 'fast-check';

/** The same cases in every run, so that a change is judged by itself; PROPERTY_SEED=NUMBER looks at others. */
const DEFAULT_SEED = 26;

fc.configureGlobal({ seed: Number(process.env['PROPERTY_SEED'] ?? DEFAULT_SEED) });
