// The commands by name: what may stand after each, and what it does. A command's libraries are loaded when it runs.
import { extname, resolve } from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import type { CommandForm, Given } from './arguments.ts';
import { readJson } from './arguments.ts';
import type { Program } from './program.ts';
import { WrongUsage } from './usage.ts';

/** What a command prints as JSON (nothing for undefined), and its exit code when it is not 0. */
interface Result {
  output: unknown;
  code?: number;
}

export interface Command extends CommandForm {
  run(given: Given): Promise<Result>;
}

async function withProgram<T>({ data }: Given, work: (program: Program) => Promise<T>): Promise<T> {
  const program = await import('./program.ts');
  return program.withProgram(data === undefined ? undefined : resolve(data), work);
}

/** The result of one piece of work with somebody signed in. */
function signedIn(given: Given, work: (program: Program) => Promise<unknown>): Promise<Result> {
  return withProgram(given, async (program) => {
    await program.signIn();
    return { output: await work(program) };
  });
}

const plain: CommandForm['options'] = {};

export const commands: Readonly<Record<string, Command>> = {
  setup: {
    options: { division: 'text', admin: 'text' },
    operands: [0, 0],
    async run(given) {
      const { division, admin } = given.texts;
      if (!division || !admin) throw new WrongUsage('setup 要写 --division 和 --admin。');
      if (!/^\d{9}$/.test(division)) throw new WrongUsage('--division 后面要写乡镇（街道）的 9 位区划代码。');
      const { givenPassword } = await import('./program.ts');
      return withProgram(given, async ({ call }) => {
        const first = { login: admin, name: admin, newPassword: givenPassword() };
        const { recoveryKey } = await call('setup.create', { division, admin: first });
        return { output: { recoveryKey } };
      });
    },
  },

  demo: {
    options: { people: 'text', month: 'text' },
    operands: [0, 0],
    async run(given) {
      const { runDemo } = await import('./demo.ts');
      return { output: await runDemo(given) };
    },
  },

  registers: {
    options: plain,
    operands: [0, 0],
    run: async () => ({ output: (await import('./catalogue.ts')).listRegisters() }),
  },

  procedures: {
    options: plain,
    operands: [0, 0],
    run: async () => ({ output: (await import('./catalogue.ts')).listProcedures() }),
  },

  call: {
    options: plain,
    operands: [1, 2],
    async run(given) {
      const [name = '', written] = given.operands;
      const input =
        written === undefined ? {} : readJson(written === '-' ? await readAll(process.stdin) : written, '输入');
      const { needsNoSession } = await import('./program.ts');
      return withProgram(given, async (program) => {
        if (!needsNoSession(name)) await program.signIn();
        return { output: await program.ask(name, input) };
      });
    },
  },

  import: {
    options: { 'dry-run': 'flag', held: 'text' },
    operands: [2, 2],
    async run(given) {
      const [named = '', file = ''] = given.operands;
      const [{ registerOf }, { importFile }] = await Promise.all([
        import('./registerArgument.ts'),
        import('./importFile.ts'),
      ]);
      const wanted = {
        register: registerOf(named),
        file,
        dryRun: given.flags.has('dry-run'),
        heldFile: given.texts.held,
      };
      return signedIn(given, (program) => importFile(wanted, program));
    },
  },

  'undo-import': {
    options: plain,
    operands: [1, 1],
    run: (given) => signedIn(given, ({ call }) => call('imports.undo', { batch: given.operands[0]! })),
  },

  count: {
    options: { view: 'text' },
    operands: [1, 1],
    async run(given) {
      const { registerOf, viewOf } = await import('./registerArgument.ts');
      const view = viewOf(registerOf(given.operands[0]!), given.texts.view);
      return signedIn(given, ({ call }) => call('rows.count', view));
    },
  },

  export: {
    options: { view: 'text', reveal: 'text' },
    operands: [2, 2],
    async run(given) {
      const [named = '', file = ''] = given.operands;
      const format = extname(file).toLowerCase().slice(1);
      if (format !== 'xlsx' && format !== 'docx') throw new WrongUsage('导出的文件名要以 .xlsx 或 .docx 结尾。');
      const { registerOf, viewOf } = await import('./registerArgument.ts');
      const view = viewOf(registerOf(named), given.texts.view);
      const { reveal } = given.texts;
      return signedIn(given, ({ ask }) =>
        ask('exports.start', { view, format, file, ...(reveal === undefined ? {} : { reveal }) }),
      );
    },
  },

  reports: {
    options: plain,
    operands: [0, 0],
    run: async () => ({ output: (await import('./catalogue.ts')).listReports() }),
  },

  report: {
    options: { period: 'text', out: 'text', by: 'text', reason: 'text', reveal: 'text' },
    operands: [1, 1],
    async run(given) {
      const { period, out, by, reason, reveal } = given.texts;
      if (!period || !out) throw new WrongUsage('report 要写 --period 和 --out。');
      if (given.operands[0] === 'monthly') {
        const { writeMonthly } = await import('./monthlyFiles.ts');
        return signedIn(given, (program) => writeMonthly({ period, out }, program));
      }
      const { writeReport } = await import('./reportFiles.ts');
      const wanted = { report: given.operands[0]!, period, out, by, reason, reveal };
      return signedIn(given, (program) => writeReport(wanted, program));
    },
  },

  indicators: {
    options: { period: 'text', village: 'text', team: 'text', line: 'text' },
    operands: [0, 0],
    async run(given) {
      const { writeIndicators } = await import('./indicatorList.ts');
      return signedIn(given, (program) => writeIndicators(given.texts, program));
    },
  },

  lock: {
    options: { period: 'text', reason: 'text' },
    operands: [0, 0],
    async run(given) {
      const { period, reason } = given.texts;
      if (!period) throw new WrongUsage('lock 要写 --period。');
      const { lockMonthly } = await import('./monthlyFiles.ts');
      return signedIn(given, (program) => lockMonthly({ period, reason }, program));
    },
  },

  template: {
    options: { report: 'text', period: 'text', out: 'text', reason: 'text', reveal: 'text' },
    operands: [2, 2],
    async run(given) {
      const [what = '', template = ''] = given.operands;
      const { report, period, out, reason, reveal } = given.texts;
      const { checkTemplateFile, checkWithOffice, fillTemplateFile } = await import('./templateFile.ts');
      if (what === 'check') {
        const checked = { template, report: report ?? 'monthly' };
        // With an office's data its own indicators and dictionaries count too.
        const { output } =
          given.data === undefined
            ? { output: await checkTemplateFile(checked) }
            : await signedIn(given, (program) => checkWithOffice(checked, program));
        return { output, code: (output as { problems: unknown[] }).problems.length === 0 ? 0 : 1 };
      }
      if (what !== 'fill') throw new WrongUsage('template 后面写 check 或 fill。');
      if (!report || !period || !out) throw new WrongUsage('template fill 要写 --report、--period 和 --out。');
      return signedIn(given, (program) => fillTemplateFile({ template, report, period, out, reason, reveal }, program));
    },
  },

  dossier: {
    options: { out: 'text', document: 'text' },
    operands: [1, 1],
    async run(given) {
      const { out, document } = given.texts;
      if (out === undefined) throw new WrongUsage('dossier 要写 --out 文件.docx。');
      if (extname(out).toLowerCase() !== '.docx') throw new WrongUsage('卷宗的文件名要以 .docx 结尾。');
      const { writeDossierFile } = await import('./dossierFile.ts');
      const wanted = { case: given.operands[0]!, file: out, document };
      return signedIn(given, (program) => writeDossierFile(wanted, program));
    },
  },

  search: {
    options: plain,
    operands: [1, 1],
    run: (given) =>
      signedIn(given, async ({ call }) => {
        const { groups } = await call('search.all', { text: given.operands[0]!, limit: 50 });
        return groups.flatMap(({ register, hits }) =>
          hits.map(({ id, title, matched }) => ({ register, id, title, matched })),
        );
      }),
  },

  backup: {
    options: plain,
    operands: [1, 1],
    run: (given) => signedIn(given, ({ ask }) => ask('backups.now', { file: given.operands[0]! })),
  },

  roster: {
    options: {
      team: 'text',
      month: 'text',
      'time-limit': 'text',
      form: 'text',
      rows: 'text',
      edition: 'text',
      person: 'text',
      reveal: 'text',
    },
    operands: [1, 2],
    async run(given) {
      const [what, file] = given.operands;
      if (what === 'generate' && file === undefined) {
        const { generateRoster } = await import('./rosterGenerate.ts');
        return signedIn(given, (program) => generateRoster(given.texts, program));
      }
      if (what === 'export' && file !== undefined) {
        const { exportRoster } = await import('./rosterExport.ts');
        return signedIn(given, (program) => exportRoster(file, given.texts, program));
      }
      if (what !== 'check' || file === undefined)
        throw new WrongUsage('roster 后面要写 check 文件、generate --team 队伍 --month 月份，或 export 加上文件名。');
      const { checkRosterFile } = await import('./rosterCheck.ts');
      const output = checkRosterFile(file);
      return { output, code: output.violations.length === 0 ? 0 : 1 };
    },
  },

  verify: {
    options: plain,
    operands: [0, 1],
    async run(given) {
      const [file] = given.operands;
      const { output } = await signedIn(given, ({ ask }) => ask('backups.verify', file === undefined ? {} : { file }));
      return { output, code: (output as { ok: boolean }).ok ? 0 : 1 };
    },
  },

  restore: {
    options: plain,
    operands: [1, 1],
    run: (given) =>
      withProgram(given, async ({ call }) => ({ output: await call('setup.restore', { file: given.operands[0]! }) })),
  },

  serve: {
    options: { port: 'text' },
    operands: [0, 0],
    async run(given) {
      const { serve } = await import('./serve.ts');
      const data = given.data === undefined ? undefined : resolve(given.data);
      await serve(data, given.texts.port, (line) => process.stdout.write(`${JSON.stringify(line)}\n`));
      return { output: undefined };
    },
  },
};
