/** The script of the playground: it takes files in and shows what the library, in its worker, says of them. */
import type { GivenFile, PlaygroundAnswer, PlaygroundParts } from '../../model/playground.ts';
import { find, make, openTools } from '../page/elements.ts';
import { Tabs } from './tabs.ts';
import { readDrop, readField } from './take-in.ts';
import { layOut, Library } from './workers.ts';

const library = new Library();
const files = new Map<string, GivenFile>();
const status = find('.status', HTMLElement);
const profile = find('.profile', HTMLSelectElement);
const tabs = new Tabs();

function say(text: string): void {
  status.textContent = text;
}

function many(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** HTML of the worker has every name escaped; it is the same that the pages of the commands are made of. */
function fill(part: keyof PlaygroundParts | 'picture', html: string): HTMLElement {
  const element = find(`#part-${part}`, HTMLElement);
  element.innerHTML = html;
  return element;
}

async function check(): Promise<void> {
  library.restart();
  if (files.size === 0) {
    tabs.close();
    say('No scripts yet.');
    return;
  }
  say(`Reading ${many(files.size, 'file')}...`);
  const answer = await library.ask({ kind: 'check', files: [...files.values()], profile: profile.value });
  if (answer === undefined) return;
  if (answer.kind === 'checked') show(answer);
  else if (answer.kind === 'refused') say(answer.message);
}

function show({ status: text, counts, parts, hasPicture }: Extract<PlaygroundAnswer, { kind: 'checked' }>): void {
  tabs.open(
    new Map<string, () => void>([
      ['findings', () => fill('findings', parts.findings)],
      ['order', () => fill('order', parts.order)],
      ['rings', () => fill('rings', parts.rings)],
      ['links', () => fill('links', parts.links)],
      ['picture', () => void draw(hasPicture)],
    ]),
    { ...counts },
  );
  say(`${text}: ${many(counts.findings, 'finding')}, ${many(counts.rings, 'ring')}, ${many(counts.links, 'link')}`);
}

/** The picture is the page of `initorder graph`, in a frame of its own. */
async function draw(hasPicture: boolean): Promise<void> {
  const part = fill('picture', '<p role="status">Drawing...</p>');
  const message = (text: string): void => {
    part.replaceChildren(make('p', [text]));
  };
  if (!hasPicture) {
    message('No header says what waits for what.');
    return;
  }
  const asked = await library.ask({ kind: 'graphs' });
  if (asked === undefined) return;
  const outputs = asked.kind === 'graphs' ? await layOut(asked.graphs) : undefined;
  const page = await library.ask({ kind: 'page', outputs });
  if (page?.kind !== 'page') {
    if (page?.kind === 'refused') message(page.message);
    return;
  }
  const address = URL.createObjectURL(new Blob([page.html], { type: 'text/html' }));
  const frame = document.createElement('iframe');
  frame.className = 'picture-frame';
  frame.title = 'The picture, a page to walk in';
  frame.src = address;
  const save = document.createElement('a');
  save.href = address;
  save.download = 'boot.html';
  save.textContent = 'Save this page';
  const reason = asked.kind === 'refused' ? asked.message : 'the layout failed, or took too long';
  part.replaceChildren(
    make('p', outputs === undefined ? [`No picture: ${reason}. The list is here all the same. `, save] : [save]),
    frame,
  );
}

/** One script is asked of alone; with a second one, why the one comes before the other. */
async function pick(button: HTMLElement): Promise<void> {
  const pressed = [...document.querySelectorAll<HTMLElement>('.pick[aria-pressed=true]')];
  const isAgain = pressed.includes(button);
  // A third one begins anew.
  if (pressed.length > 1) for (const other of pressed) other.setAttribute('aria-pressed', 'false');
  button.setAttribute('aria-pressed', String(!isAgain || pressed.length > 1));
  const chosen = document.querySelectorAll<HTMLElement>('.pick[aria-pressed=true]');
  const scripts = [...chosen].map(({ dataset }) => Number(dataset['script']));
  const answer = scripts.length === 0 ? undefined : await library.ask({ kind: 'why', scripts });
  find('.why', HTMLElement).innerHTML = answer?.kind === 'why' ? answer.html : '';
}

async function add(more: Promise<readonly GivenFile[]>): Promise<void> {
  for (const file of await more) files.set(file.path, file);
  await check();
}

function openInput(): void {
  const paste = find('.paste', HTMLTextAreaElement);
  const name = find('.paste-name', HTMLInputElement);
  find('.input', HTMLFormElement).addEventListener('submit', (event) => {
    event.preventDefault();
    if (paste.value === '') return;
    const file = { path: name.value === '' ? 'script' : name.value, bytes: new TextEncoder().encode(paste.value) };
    void add(Promise.resolve([file]));
  });
  for (const field of document.querySelectorAll<HTMLInputElement>('.files, .folder')) {
    field.addEventListener('change', () => {
      void add(readField(field)).then(() => {
        field.value = '';
      });
    });
  }
  find('.clear', HTMLButtonElement).addEventListener('click', () => {
    files.clear();
    paste.value = '';
    void check();
  });
  profile.addEventListener('change', () => void check());
}

function openDrop(): void {
  const { body } = document;
  for (const kind of ['dragenter', 'dragover'] as const) {
    body.addEventListener(kind, (event) => {
      event.preventDefault();
      body.classList.add('is-over');
    });
  }
  body.addEventListener('dragleave', () => {
    body.classList.remove('is-over');
  });
  body.addEventListener('drop', (event) => {
    event.preventDefault();
    body.classList.remove('is-over');
    if (event.dataTransfer !== null) void add(readDrop(event.dataTransfer));
  });
}

document.addEventListener('click', ({ target }) => {
  const button = target instanceof Element ? target.closest<HTMLElement>('.pick') : null;
  if (button !== null) void pick(button);
});
openTools();
openInput();
openDrop();
